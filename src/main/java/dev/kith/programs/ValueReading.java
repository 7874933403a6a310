package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Rate;
import dev.kith.kernel.Unit;
import dev.kith.programs.Value.At;
import dev.kith.programs.Value.ByCount;
import dev.kith.programs.Value.ByOrder;
import dev.kith.programs.Value.ByPayment;
import dev.kith.programs.Value.ByTier;
import dev.kith.programs.Value.Decay;
import dev.kith.programs.Value.Every;
import dev.kith.programs.Value.Flat;
import dev.kith.programs.Value.From;
import dev.kith.programs.Value.Item;
import dev.kith.programs.Value.Mode;
import dev.kith.programs.Value.PerUnit;
import dev.kith.programs.Value.Percent;
import dev.kith.programs.Value.Since;
import dev.kith.programs.Value.UpTo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads what a rule pays. */
final class ValueReading {

    private static final int DEEPEST = 4;
    private static final int MOST_DAYS = 3_650;
    private static final List<String> NODES =
            List.of("flat", "item", "percent", "perUnit", "byOrder", "byTier", "byCount", "byPayment", "decay");
    private static final Value NOTHING = new Flat(Amounts.NONE);

    private final Findings findings;
    private int depth;

    ValueReading(Findings findings) {
        this.findings = findings;
    }

    Value read(Section value) {
        List<String> nodes = NODES.stream().filter(value::has).toList();
        if (nodes.size() != 1) {
            findings.error(value.pointer(), "V1", "Write exactly one of " + String.join(", ", NODES) + ".");
            value.names();
            return NOTHING;
        }
        if (depth == DEEPEST) {
            findings.error(value.pointer(), "V13", "A value may hold other values at most four levels deep.");
            value.names();
            return NOTHING;
        }
        depth++;
        Value read = node(nodes.getFirst(), value);
        depth--;
        value.done();
        return read;
    }

    private Value node(String node, Section value) {
        return switch (node) {
            case "flat" -> flat(value);
            case "item" -> new Item(value.number("item", 1, 1, 1_000));
            case "percent" -> new Percent(value.rate("percent", Rate.ZERO), value.amounts("min"), value.amounts("max"));
            case "perUnit" -> perUnit(value.section("perUnit"));
            case "byOrder" -> byOrder(value);
            case "byTier" -> byTier(value.section("byTier"));
            case "byCount" -> byCount(value);
            case "byPayment" -> byPayment(value);
            default -> decay(value);
        };
    }

    private Value flat(Section value) {
        Amounts amounts = value.amounts("flat");
        if (amounts.isEmpty()) {
            findings.error(value.pointer("flat"), "V1", "Write at least one amount.");
        }
        return new Flat(amounts);
    }

    private Value perUnit(Section perUnit) {
        perUnit.require("every");
        perUnit.require("give");
        var one = new Money(1, new Unit("EUR"));
        Money every = perUnit.money("every").orElse(one);
        Money give = perUnit.money("give").orElse(one);
        perUnit.done();
        if (!every.isPositive()) {
            findings.error(perUnit.pointer("every"), "V1", "Write an amount above zero.");
        }
        return new PerUnit(every, give);
    }

    private Value byOrder(Section value) {
        List<From> tiers = new ArrayList<>();
        for (Section tier : value.sections("byOrder")) {
            tier.require("from");
            tiers.add(new From(tier.money("from").orElse(new Money(0, new Unit("EUR"))), read(tier.section("value"))));
            tier.done();
        }
        return new ByOrder(tiers, value.choice("mode", Mode.class, Mode.SLAB));
    }

    private Value byTier(Section byTier) {
        Map<String, Value> values = new LinkedHashMap<>();
        byTier.names().forEach(tier -> values.put(tier, read(byTier.section(tier))));
        return new ByTier(values);
    }

    private Value byCount(Section value) {
        List<At> thresholds = new ArrayList<>();
        for (Section threshold : value.sections("byCount")) {
            thresholds.add(new At(threshold.number("at", 1, 1, 1_000_000), read(threshold.section("value"))));
            threshold.done();
        }
        Optional<Every> then = Optional.empty();
        if (value.has("then")) {
            Section again = value.section("then");
            then = Optional.of(new Every(again.number("every", 1, 1, 1_000_000), read(again.section("value"))));
            again.done();
        }
        return new ByCount(thresholds, then);
    }

    private Value byPayment(Section value) {
        List<UpTo> stages = new ArrayList<>();
        for (Section stage : value.sections("byPayment")) {
            OptionalInt upTo =
                    stage.has("upTo") ? OptionalInt.of(stage.number("upTo", 1, 1, 1_000_000)) : OptionalInt.empty();
            stages.add(new UpTo(upTo, read(stage.section("value"))));
            stage.done();
        }
        return new ByPayment(stages);
    }

    private Value decay(Section value) {
        Section decay = value.section("decay");
        var melting = new Decay(
                decay.choice("from", Since.class, Since.TOUCH),
                curve(decay),
                decay.amounts("floor"),
                read(value.section("value")));
        decay.done();
        return melting;
    }

    private Curve curve(Section decay) {
        if (decay.has("step")) {
            return steps(decay);
        }
        if (decay.has("linear")) {
            Section linear = decay.section("linear");
            int fromDay = linear.number("fromDay", 0, 0, MOST_DAYS);
            var curve = new Curve.Linear(
                    fromDay, linear.number("toDay", MOST_DAYS, 1, MOST_DAYS), meltingRate(linear, "to"));
            linear.done();
            if (curve.toDay() <= fromDay) {
                findings.error(linear.pointer("toDay"), "V11", "The last day comes after the first.");
            }
            return curve;
        }
        decay.require("halfLife");
        Section halfLife = decay.section("halfLife");
        var curve = new Curve.HalfLife(halfLife.number("days", 30, 1, MOST_DAYS));
        halfLife.done();
        return curve;
    }

    private Curve steps(Section decay) {
        var untilDay = new TreeMap<Integer, Rate>();
        int last = -1;
        for (Section step : decay.sections("step")) {
            int day = step.number("untilDay", 0, 0, MOST_DAYS);
            untilDay.put(day, meltingRate(step, "rate"));
            step.done();
            if (day <= last) {
                findings.error(step.pointer("untilDay"), "V11", "Each step ends on a later day than the one before.");
            }
            last = day;
        }
        return new Curve.Steps(untilDay, meltingRate(decay, "after"));
    }

    private Rate meltingRate(Section section, String name) {
        section.require(name);
        Rate rate = section.rate(name, Rate.ZERO);
        if (rate.compareTo(Rate.ONE) > 0) {
            findings.error(section.pointer(name), "V12", "A value that melts is at most whole: write \"1\" or less.");
        }
        return rate;
    }
}
