package dev.kith.platform.page;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a person typed or pasted into a field, the way people in each country write it. */
public final class Typed {

    private static final Pattern LAST_SEPARATOR = Pattern.compile("(.*)[.,](\\d*)");
    private static final int GROUP = 3;
    private static final int MOST_DIGITS = 12;

    private Typed() {}

    /**
     * An amount in a known unit: {@code 20}, {@code €20.50}, {@code 1.250,00 €}. The last separator is a decimal one if as
     * many digits follow as the unit may have; three digits after it are a group, unless the unit has three decimals.
     */
    public static Optional<Money> money(String typed, Unit unit) {
        String text =
                typed.replaceAll("[\\p{Sc}\\p{Alpha}\\s\\u00a0\\u202f'’]", "").replace("−", "-");
        if (!text.matches("\\d[\\d.,]*")) {
            return Optional.empty();
        }
        Matcher split = LAST_SEPARATOR.matcher(text);
        String whole = text;
        String decimals = "";
        if (split.matches() && isDecimal(split.group(2), unit)) {
            whole = split.group(1);
            decimals = split.group(2);
        } else if (split.matches() && split.group(2).length() != GROUP) {
            return Optional.empty();
        }
        String digits = whole.replaceAll("[.,]", "");
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        return Money.parse(decimals.isEmpty() ? digits : digits + "." + decimals, unit);
    }

    private static boolean isDecimal(String after, Unit unit) {
        return !after.isEmpty() && after.length() <= unit.decimals();
    }

    /** A whole number between two bounds, both allowed. */
    public static OptionalInt whole(String typed, int least, int most) {
        String text = typed.strip();
        if (!text.matches("\\d{1,6}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text);
        return number >= least && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
