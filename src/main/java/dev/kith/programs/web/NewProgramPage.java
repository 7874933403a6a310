package dev.kith.programs.web;

import dev.kith.platform.page.Frame;
import java.util.List;
import java.util.Map;

/** What {@code newProgram.jte} shows: the recipe in sentences, and above it what it comes to. */
record NewProgramPage(Frame frame, Map<String, String> fields, Verdict verdict, String unitBefore, String unitAfter) {

    /**
     * What the recipe comes to, or what needs another look.
     *
     * @param says the program in one plain sentence; empty while there are mistakes
     * @param money what a new customer costs
     * @param warns whether that is more than it should be
     */
    record Verdict(String says, String money, boolean warns, List<Problem> problems) {

        Verdict {
            problems = List.copyOf(problems);
        }

        String problem(String field) {
            return problems.stream()
                    .filter(problem -> problem.field.equals(field))
                    .map(Problem::text)
                    .findFirst()
                    .orElse("");
        }
    }

    /** One field, its name, and what to write instead; an empty field stands for the whole form. */
    record Problem(String field, String name, String text) {}

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    NewProgramPage {
        fields = Map.copyOf(fields);
    }
}
