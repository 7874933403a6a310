package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Rate;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import dev.kith.programs.Budget.Soft;
import dev.kith.programs.Cap.Limit;
import dev.kith.programs.Cap.Over;
import dev.kith.programs.Cap.Per;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads caps and the budget. */
final class LimitReading {

    private enum Whose {
        ADVOCATE,
        FRIEND,
        ANY
    }

    private enum Measure {
        COUNT,
        VALUE
    }

    private final Section top;
    private final Unit currency;

    LimitReading(Section top, Unit currency) {
        this.top = top;
        this.currency = currency;
    }

    List<Cap> caps() {
        List<Cap> caps = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Section section : top.sections("caps")) {
            Cap cap = cap(section);
            if (!keys.add(cap.key())) {
                section.findings().error(section.pointer("key"), "V1", "This key is used twice.");
            }
            caps.add(cap);
        }
        return caps;
    }

    private Cap cap(Section section) {
        List.of("per", "measure", "limit", "period").forEach(section::require);
        var cap = new Cap(
                section.key("key"),
                section.choice("per", Per.class, Per.PROGRAM),
                switch (section.choice("side", Whose.class, Whose.ANY)) {
                    case ADVOCATE -> Optional.of(Side.ADVOCATE);
                    case FRIEND -> Optional.of(Side.FRIEND);
                    case ANY -> Optional.empty();
                },
                switch (section.choice("measure", Measure.class, Measure.COUNT)) {
                    case COUNT -> new Limit.Times(section.number("limit", 1, 0, 1_000_000_000));
                    case VALUE -> new Limit.Worth(section.money("limit").orElse(new Money(1, currency)));
                },
                period(section),
                section.choice("over", Over.class, Over.REJECT));
        section.allow("scope", "yearStart");
        section.done();
        return cap;
    }

    private static Period period(Section section) {
        if (section.field("period").filter(value -> value.isString()).isPresent()) {
            if (!section.text("period", "").equals("lifetime")) {
                section.findings()
                        .error(
                                section.pointer("period"),
                                "V1",
                                "Write lifetime, {\"rolling\": \"P30D\"} or a calendar.");
            }
            return new Period.Lifetime();
        }
        Section period = section.section("period");
        boolean rolling = period.has("rolling");
        if (section.has("period") && rolling == period.has("calendar")) {
            section.findings().error(section.pointer("period"), "V1", "Write either rolling or calendar.");
        }
        Period read = rolling
                ? new Period.Rolling(period.span("rolling", Span.days(30)))
                : new Period.Calendar(period.choice("calendar", Period.Step.class, Period.Step.MONTH));
        period.done();
        return read;
    }

    Optional<Budget> budget() {
        if (!top.has("budget")) {
            return Optional.empty();
        }
        Section section = top.section("budget");
        section.require("limit");
        if (!section.has("period")) {
            section.findings().error(section.pointer("period"), "V15", "A budget needs a period, such as a month.");
        }
        var budget = new Budget(
                section.money("limit").orElse(new Money(1, currency)),
                period(section),
                section.rates("alertAt"),
                section.has("soft") ? Optional.of(soft(section.section("soft"))) : Optional.empty(),
                section.rate("overrun", Rate.of("0.10")));
        section.done();
        return Optional.of(budget);
    }

    private Soft soft(Section section) {
        var soft = new Soft(
                section.rate("from", Rate.of("0.9")),
                section.rate("floor", Rate.of("0.5")),
                section.money("step").orElse(new Money(1, currency)));
        section.done();
        if (soft.from().compareTo(Rate.ONE) > 0 || soft.floor().compareTo(Rate.ONE) > 0) {
            section.findings().error(section.pointer(), "V1", "Shares of a soft landing are at most \"1\".");
        }
        return soft;
    }
}
