package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import dev.kith.programs.ExampleCase.Expectation;
import dev.kith.programs.ExampleCase.ExpectedReferral;
import dev.kith.programs.ExampleCase.ExpectedReward;
import dev.kith.programs.ExampleCase.Fact;
import dev.kith.programs.ExampleCase.Kind;
import dev.kith.programs.ExampleCase.Repeat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The example cases of terms, read to the end whatever is wrong with them. */
public record ExampleCases(List<ExampleCase> cases, List<Finding> findings) {

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
        for (Section section : Section.of(wrapped, "", findings).sections("examples")) {
            cases.add(new Reader(section, terms).example());
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
            Optional<Repeat> repeat =
                    section.has("repeat") ? Optional.of(repeat(section.section("repeat"))) : Optional.empty();
            var example = new ExampleCase(
                    section.text("name", ""),
                    facts(section),
                    repeat,
                    section.span("at", Span.NONE),
                    expectation(section.section("expect")));
            if (example.facts().isEmpty() && repeat.isEmpty()) {
                section.findings().error(section.pointer("facts"), "V1", "Write at least one fact.");
            }
            section.done();
            return example;
        }

        private static Repeat repeat(Section section) {
            section.require("as");
            var repeat = new Repeat(section.number("count", 1, 1, 1_000), section.text("as", ""), facts(section));
            section.done();
            return repeat;
        }

        private static List<Fact> facts(Section section) {
            List<Fact> facts = new ArrayList<>();
            for (Section fact : section.sections("facts")) {
                List<Kind> kinds = Arrays.stream(Kind.values())
                        .filter(kind -> fact.has(Section.spelling(kind)))
                        .toList();
                if (kinds.size() == 1) {
                    Kind kind = kinds.getFirst();
                    facts.add(new Fact(
                            kind, fact.field(Section.spelling(kind)).orElseThrow(), fact.span("at", Span.NONE)));
                } else {
                    fact.allow("at");
                    fact.findings().error(fact.pointer(), "V1", "Write exactly one fact, such as click or order.");
                }
                fact.done();
            }
            return facts;
        }

        private Expectation expectation(Section section) {
            List<ExpectedReferral> referrals = new ArrayList<>();
            for (Section referral : section.sections("referrals")) {
                referrals.add(new ExpectedReferral(referral.text("friend", ""), referral.text("state", "")));
                referral.done();
            }
            List<ExpectedReward> rewards =
                    section.sections("rewards").stream().map(this::reward).toList();
            var expectation = new Expectation(referrals, rewards, section.texts("reasons"));
            section.done();
            return expectation;
        }

        private ExpectedReward reward(Section section) {
            List.of("to", "rule", "value").forEach(section::require);
            String rule = section.text("rule", "");
            if (terms.rules().stream().noneMatch(each -> each.key().equals(rule))) {
                section.findings().error(section.pointer("rule"), "V3", "There is no such rule in the terms.");
            }
            var reward = new ExpectedReward(
                    section.text("to", ""),
                    rule,
                    section.money("value").orElse(new Money(0, new Unit("EUR"))),
                    section.has("state") ? Optional.of(section.text("state", "")) : Optional.empty(),
                    section.number("times", 1, 1, 1_000));
            section.done();
            return reward;
        }
    }
}
