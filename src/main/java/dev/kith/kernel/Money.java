package dev.kith.kernel;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount in one unit, counted in that unit's smallest part.
 *
 * <p>Overflow and mixed units are bugs in the caller and throw; they are never rounded away.
 *
 * @param minor cents of a euro, whole points, pieces; may be negative
 */
public record Money(long minor, Unit unit) implements Comparable<Money> {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

    /** From here on an amount is no price of anything: a trillion, small enough that sums of many still fit. */
    public static final BigDecimal OUT_OF_REACH = BigDecimal.valueOf(1_000_000_000_000L);

    /** For amounts that are known to be good, as in tests: {@code of("10.00", "EUR")}. */
    public static Money of(String amount, String unitCode) {
        var unit = new Unit(unitCode);
        return new Money(new BigDecimal(amount).movePointRight(unit.decimals()).longValueExact(), unit);
    }

    /** Reads a decimal from outside. Empty if it is no plain decimal or has more decimals than the unit. */
    public static Optional<Money> parse(String decimal, Unit unit) {
        if (!DECIMAL.matcher(decimal).matches()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(decimal);
        if (amount.scale() > unit.decimals()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Money(amount.movePointRight(unit.decimals()).longValueExact(), unit));
        } catch (ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }

    /** Reads the form of terms files: {@code "10.00 EUR"}, {@code "500 pt"}. */
    public static Optional<Money> parse(String amountAndUnit) {
        int space = amountAndUnit.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        return Unit.parse(amountAndUnit.substring(space + 1))
                .flatMap(unit -> parse(amountAndUnit.substring(0, space), unit));
    }

    public static Money zero(Unit unit) {
        return new Money(0, unit);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, other.minorIn(unit)), unit);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, other.minorIn(unit)), unit);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), unit);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    /** Minor units, for someone who already decided on the unit. */
    public long minorIn(Unit expected) {
        if (!unit.equals(expected)) {
            throw new IllegalArgumentException(this + " is not in " + expected);
        }
        return minor;
    }

    /** The plain decimal without its unit: {@code 10.00}. */
    public String decimal() {
        return BigDecimal.valueOf(minor, unit.decimals()).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, other.minorIn(unit));
    }

    @Override
    public String toString() {
        return decimal() + " " + unit.code();
    }
}
