package dev.kith.programs;

import dev.kith.kernel.Fraction;
import dev.kith.kernel.Money;
import dev.kith.kernel.Rate;
import java.util.List;
import java.util.Optional;

/**
 * What a program may cost in a period.
 *
 * @param alertAt at which shares of the limit the owner is told
 * @param soft from which share on new promises shrink
 * @param overrun by how much what was promised before may go beyond the limit
 */
public record Budget(Money limit, Period period, List<Rate> alertAt, Optional<Soft> soft, Rate overrun) {

    /** What the budget is called among the caps. */
    public static final String KEY = "@budget";

    /** New promises shrink from {@code from} on, down to {@code floor}, in whole {@code step}s. */
    public record Soft(Rate from, Rate floor, Money step) {

        /** By how much a promise made now is multiplied when {@code used} of the limit is gone: 0.75 at 0.95. */
        public Fraction factorAt(Fraction used) {
            Fraction start = Fraction.of(from);
            if (used.compareTo(start) < 0) {
                return Fraction.of(1);
            }
            Fraction width = Fraction.of(1).minus(start);
            Fraction gone = width.isZero() ? Fraction.of(1) : quotient(used.minus(start), width);
            Fraction shrunk = Fraction.of(1)
                    .minus(Fraction.of(1).minus(Fraction.of(floor)).times(gone));
            return shrunk.atLeast(Fraction.of(floor));
        }

        private static Fraction quotient(Fraction dividend, Fraction divisor) {
            return dividend.times(new Fraction(divisor.denominator(), divisor.numerator()));
        }
    }

    public Budget {
        alertAt = List.copyOf(alertAt);
    }

    /** Nothing is granted beyond this, whatever was promised; rounded down. */
    public Money hardLimit() {
        Fraction most = Fraction.of(limit.minor()).times(Fraction.of(1).plus(Fraction.of(overrun)));
        return new Money(most.floored(), limit.unit());
    }
}
