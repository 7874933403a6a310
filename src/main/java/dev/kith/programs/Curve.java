package dev.kith.programs;

import dev.kith.kernel.Fraction;
import dev.kith.kernel.Rate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How a value melts with whole days. */
public sealed interface Curve {

    /** Each step holds up to and including its day. */
    record Steps(NavigableMap<Integer, Rate> untilDay, Rate after) implements Curve {
        public Steps {
            untilDay = Collections.unmodifiableNavigableMap(new TreeMap<>(untilDay));
        }
    }

    /** Whole up to {@code fromDay}, then straight down to {@code to} at {@code toDay}, then level. */
    record Linear(int fromDay, int toDay, Rate to) implements Curve {}

    /** Half of it is left after so many days. */
    record HalfLife(int days) implements Curve {}

    /** What is left after {@code day} whole days, exactly. */
    default Fraction factorAt(long day) {
        return switch (this) {
            case Steps(var untilDay, var after) -> {
                var step = untilDay.ceilingEntry(Math.toIntExact(Math.min(day, Integer.MAX_VALUE)));
                yield Fraction.of(step == null ? after : step.getValue());
            }
            case Linear(var fromDay, var toDay, var to) -> linear(day, fromDay, toDay, to);
            case HalfLife(var days) ->
                Fraction.of((long) Math.floor(StrictMath.pow(2, -(double) day / days) * 1e6 + 0.5), 1_000_000);
        };
    }

    private static Fraction linear(long day, int fromDay, int toDay, Rate to) {
        if (day <= fromDay) {
            return Fraction.of(1);
        }
        if (day >= toDay) {
            return Fraction.of(to);
        }
        Fraction lost =
                Fraction.of(1).minus(Fraction.of(to)).times(day - fromDay).dividedBy(toDay - fromDay);
        return Fraction.of(1).minus(lost);
    }
}
