package dev.kith.programs;

import dev.kith.kernel.Span;
import dev.kith.programs.ExampleCase.Expectation;
import dev.kith.programs.ExampleCase.ExpectedReason;
import dev.kith.programs.ExampleCase.ExpectedReferral;
import dev.kith.programs.ExampleCase.ExpectedReward;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The example cases of terms, read to the end whatever is wrong with them. */
public record ExampleCases(List<ExampleCase> cases, List<Finding> findings) {

    /** Facts and expectations of all cases, each counted as often as it is repeated. */
    private static final int MOST_LINES = 5_000;

    private static final int MOST_FRIENDS = 1_000;

    public ExampleCases {
        cases = List.copyOf(cases);
        findings = List.copyOf(findings);
    }

    /** @param terms the terms that the cases are about */
    public static ExampleCases read(Optional<JsonNode> written, Terms terms) {
        var findings = new Findings();
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
        written.ifPresent(cases -> wrapped.set("examples", cases));
        List<ExampleCase> cases = new ArrayList<>();
        int lines = 0;
        for (Section section : Section.of(wrapped, "", findings).sections("examples")) {
            var reader = new Reader(section, terms);
            lines += reader.lines();
            if (lines > MOST_LINES) {
                findings.error(section.pointer(), "V1", "Write at most " + MOST_LINES + " lines in all examples.");
                break;
            }
            cases.add(reader.example());
        }
        if (cases.stream().noneMatch(ExampleCase::grants)) {
            findings.warn("/examples", "V23", "Add an example that pays, so that everybody sees what the terms mean.");
        } else if (cases.stream().allMatch(ExampleCase::grants)) {
            findings.warn("/examples", "no_refusal", "Add an example that pays nothing, to show where the terms end.");
        }
        return new ExampleCases(cases, findings.all());
    }

    private record Reader(Section section, Terms terms) {

        ExampleCase example() {
            List.of("name", "at", "expect").forEach(section::require);
            Repetition repetition = repetition();
            var facts = new FactReading(terms);
            facts.read(section.sections("facts"));
            if (section.has("repeat")) {
                repetition.everybody(section.section("repeat")).forEach(friend -> facts.read(friend.sections("facts")));
            }
            if (facts.all().isEmpty()) {
                section.findings().error(section.pointer("facts"), "V1", "Write at least one fact.");
            }
            var example = new ExampleCase(
                    section.pointer(),
                    section.text("name", ""),
                    facts.all(),
                    section.span("at", Span.NONE),
                    expectation(section.section("expect"), repetition));
            section.done();
            return example;
        }

        /** Before anything is repeated. */
        int lines() {
            Section repeat = section.section("repeat");
            Section expect = section.section("expect");
            int once = section.sections("facts").size();
            int repeated = repeat.sections("facts").size()
                    + expect.sections("rewards").size()
                    + expect.sections("referrals").size();
            return once + repeated * repeat.number("count", 1, 1, MOST_FRIENDS);
        }

        private Repetition repetition() {
            if (!section.has("repeat")) {
                return Repetition.NONE;
            }
            Section repeat = section.section("repeat");
            var repetition = new Repetition(repeat.key("as"), repeat.number("count", 1, 1, MOST_FRIENDS));
            repeat.allow("facts");
            repeat.done();
            return repetition;
        }

        private Expectation expectation(Section expect, Repetition repetition) {
            List<Section> referrals = expect.sections("referrals");
            List<Section> rewards = expect.sections("rewards");
            List<String> reasons = expect.texts("reasons");
            var expectation = new Expectation(
                    referrals.stream()
                            .flatMap(each -> repetition.each(each).stream())
                            .map(Reader::referral)
                            .toList(),
                    rewards.stream()
                            .flatMap(each -> repetition.each(each).stream())
                            .map(this::reward)
                            .toList(),
                    expect.has("rewards") && rewards.isEmpty(),
                    IntStream.range(0, reasons.size())
                            .mapToObj(i -> new ExpectedReason(expect.pointer("reasons") + "/" + i, reasons.get(i)))
                            .toList());
            expect.done();
            return expectation;
        }

        private static ExpectedReferral referral(Section section) {
            List.of("friend", "state").forEach(section::require);
            var referral =
                    new ExpectedReferral(section.pointer(), section.text("friend", ""), section.text("state", ""));
            section.done();
            return referral;
        }

        private ExpectedReward reward(Section section) {
            List.of("to", "rule").forEach(section::require);
            String rule = section.text("rule", "");
            if (terms.rules().stream().noneMatch(each -> each.key().equals(rule))) {
                section.findings().error(section.pointer("rule"), "V3", "There is no such rule in the terms.");
            }
            int times = section.number("times", 1, 0, 1_000);
            if (times > 0) {
                section.require("value");
            }
            var reward = new ExpectedReward(
                    section.pointer(),
                    section.text("to", ""),
                    rule,
                    section.money("value"),
                    section.has("state") ? Optional.of(section.text("state", "")) : Optional.empty(),
                    times);
            section.done();
            return reward;
        }
    }
}
