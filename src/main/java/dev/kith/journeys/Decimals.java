package dev.kith.journeys;

import dev.kith.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Decimal text from outside: exact, never negative, and small enough to count with. */
final class Decimals {

    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,18})?");
    private static final int FINEST = 18;

    private Decimals() {}

    /** Reads a JSON number or a text. */
    static Optional<BigDecimal> read(JsonNode node) {
        if (node.isNumber()) {
            return finite(node) ? bounded(node.decimalValue()) : Optional.empty();
        }
        String text = node.isString() ? node.asString().strip() : "";
        return PLAIN.matcher(text).matches() ? bounded(new BigDecimal(text)) : Optional.empty();
    }

    /** Empty if the amount is negative, a trillion or more, or absurdly fine. */
    static Optional<BigDecimal> bounded(BigDecimal amount) {
        boolean good = amount.signum() >= 0
                && Math.abs((long) amount.scale()) <= 2 * FINEST
                && amount.compareTo(Money.OUT_OF_REACH) < 0;
        return good ? Optional.of(amount) : Optional.empty();
    }

    private static boolean finite(JsonNode node) {
        return !node.isFloatingPointNumber() || node.isBigDecimal() || Double.isFinite(node.doubleValue());
    }
}
