package dev.kith.programs;

import dev.kith.kernel.Rate;
import dev.kith.kernel.Span;
import dev.kith.programs.Goal.Base;
import dev.kith.programs.Goal.Count;
import dev.kith.programs.Goal.Occurrence;
import dev.kith.programs.Goal.Take;
import dev.kith.programs.RewardSpec.Discount;
import dev.kith.programs.RewardSpec.Kind;
import dev.kith.programs.Rule.Issue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads goals, rewards and the rules between them. */
final class RuleReading {

    private final Section top;
    private final ValueReading values;

    RuleReading(Section top) {
        this.top = top;
        this.values = new ValueReading(top.findings());
    }

    List<Goal> goals() {
        top.require("goals");
        List<Goal> goals = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Section section : top.sections("goals")) {
            Goal goal = goal(section);
            once(keys, section, goal.key());
            goals.add(goal);
        }
        return goals;
    }

    private static Goal goal(Section section) {
        section.require("event");
        Section occurrence = section.section("occurrence");
        var goal = new Goal(
                section.key("key"),
                section.text("event", ""),
                new Condition(section.text("when", "true")),
                new Occurrence(
                        occurrence.choice("take", Take.class, Take.FIRST),
                        occurrence.choice("count", Count.class, Count.LIFETIME)),
                base(section),
                section.amounts("minOrder"),
                section.amounts("maxOrder"),
                section.span("within", Span.days(90)),
                section.flag("conversion", false));
        occurrence.allow("n");
        occurrence.done();
        section.allow("items", "notBefore", "distinctBy", "combine");
        section.done();
        return goal;
    }

    private static Base base(Section section) {
        if (section.text("base", "net").startsWith("property:")) {
            return Base.PROPERTY;
        }
        return section.choice("base", Base.class, Base.NET);
    }

    Map<String, RewardSpec> rewards() {
        top.require("rewards");
        Map<String, RewardSpec> rewards = new LinkedHashMap<>();
        Section map = top.section("rewards");
        for (String key : map.names()) {
            if (!Section.KEY.matcher(key).matches()) {
                top.findings()
                        .error(map.pointer(key), "V1", "Name a reward with a key: lower-case letters, digits and _.");
            } else {
                rewards.put(key, reward(key, map.section(key)));
            }
        }
        return rewards;
    }

    private static RewardSpec reward(String key, Section section) {
        section.require("kind");
        var reward = new RewardSpec(
                key,
                section.choice("kind", Kind.class, Kind.STORE_CREDIT),
                section.unit("unit"),
                section.has("supplier") ? Optional.of(section.text("supplier", "")) : Optional.empty(),
                section.number("uses", 1, 1, 1_000_000),
                section.spanIfAny("expires"),
                section.has("discount") ? discount(section.section("discount")) : Optional.empty(),
                section.textMap("label"));
        section.allow("options", "default", "within", "pool", "quota");
        section.done();
        return reward;
    }

    private static Optional<Discount> discount(Section section) {
        boolean amount = section.has("amountOff");
        if (amount == section.has("percentOff")) {
            section.findings().error(section.pointer(), "V1", "Write either amountOff or percentOff.");
        }
        Amounts minOrder = section.amounts("minOrder");
        Discount discount = amount
                ? new Discount.AmountOff(section.amounts("amountOff"), minOrder)
                : new Discount.PercentOff(section.rate("percentOff", Rate.ZERO), section.amounts("maxOff"), minOrder);
        section.done();
        return Optional.of(discount);
    }

    List<Rule> rules() {
        top.require("rules");
        List<Rule> rules = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Section section : top.sections("rules")) {
            Rule rule = rule(section);
            once(keys, section, rule.key());
            rules.add(rule);
        }
        return rules;
    }

    private Rule rule(Section section) {
        List.of("to", "goal", "reward", "value").forEach(section::require);
        var rule = new Rule(
                section.key("key"),
                section.choice("to", Side.class, Side.ADVOCATE),
                section.text("goal", ""),
                section.text("reward", ""),
                section.has("value") ? values.read(section.section("value")) : new Value.Item(1),
                new Condition(section.text("when", "true")),
                section.choice("issue", Issue.class, Issue.AFTER));
        section.allow("group", "pick");
        section.done();
        return rule;
    }

    private static void once(Set<String> keys, Section section, String key) {
        if (!keys.add(key)) {
            section.findings().error(section.pointer("key"), "V1", "This key is used twice.");
        }
    }
}
