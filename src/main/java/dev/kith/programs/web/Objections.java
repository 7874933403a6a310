package dev.kith.programs.web;

import dev.kith.platform.page.Words;
import dev.kith.programs.Drafted;
import dev.kith.programs.Finding;
import dev.kith.programs.web.ProgramPage.Objection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says in words what keeps a draft from being launched, and what else is worth another look. */
final class Objections {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Words w;
    private final Drafted draft;

    Objections(Words words, Drafted draft) {
        this.w = words;
        this.draft = draft;
    }

    List<Objection> toLaunching() {
        return draft.findings().stream()
                .filter(Finding::preventsLaunch)
                .map(this::objection)
                .toList();
    }

    List<Objection> warnings() {
        return draft.findings().stream()
                .filter(finding -> !finding.preventsLaunch())
                .map(this::objection)
                .toList();
    }

    private Objection objection(Finding finding) {
        String[] path = finding.pointer().substring(1).split("/");
        boolean example = path[0].equals("examples");
        String section = example ? path[0] : path.length > 1 ? path[1] : "";
        String element = name(example ? draft.examples() : draft.terms(), path, example ? 1 : 2);
        Optional<String> told = told(finding);
        return new Objection(
                w.find("programs.field." + section.toLowerCase(Locale.ROOT)).orElseGet(() -> w.t("programs.terms")),
                element,
                String.join(
                        "/",
                        example || path.length == 1
                                ? List.of(path)
                                : List.of(path).subList(1, path.length)),
                told.orElse(finding.fix()),
                told.isPresent() ? w.language() : "en");
    }

    /** Most of what can be wrong is told in English, as the API tells it; what is said of many drafts is translated. */
    private Optional<String> told(Finding finding) {
        String key = "programs.finding." + finding.code().toLowerCase(Locale.ROOT);
        String field = finding.pointer().substring(finding.pointer().lastIndexOf('/') + 1);
        return w.find(key).or(() -> w.find(key + "." + field.toLowerCase(Locale.ROOT)));
    }

    /** What an element of a list is called, or which one it is; empty where the pointer names no element. */
    private String name(String document, String[] path, int at) {
        if (path.length <= at || !Character.isDigit(path[at].charAt(0))) {
            return "";
        }
        JsonNode list = JSON.readTree(document);
        JsonNode element = (at == 2 ? list.path(path[1]) : list).path(Integer.parseInt(path[at]));
        return element.path("name")
                .asStringOpt()
                .or(() -> element.path("key").asStringOpt())
                .orElseGet(() -> w.num(Integer.parseInt(path[at]) + 1));
    }
}
