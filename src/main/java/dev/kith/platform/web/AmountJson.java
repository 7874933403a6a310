package dev.kith.platform.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An amount as a request may write it: a decimal string next to a currency ({@code "12.50"}), or {@link MoneyJson}.
 *
 * <p>It never was a {@code double}: a JSON number arrives as the decimal text it was written as.
 */
public final class AmountJson {

    /** What reading came to. */
    sealed interface Reading {
        record Read(Money money) implements Reading {}

        record Wrong(String code, String detail) implements Reading {}
    }

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

    private final JsonNode node;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AmountJson(JsonNode node) {
        this.node = node;
    }

    public static AmountJson of(MoneyJson money) {
        var json = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        return new AmountJson(json.put("minor", money.minor()).put("unit", money.unit()));
    }

    /** Reads it in the currency that stands beside it. */
    Reading in(Unit currency) {
        if (node.isString()) {
            return decimal(node.stringValue(), currency);
        }
        if (node.isNumber()) {
            return decimal(plain(node.decimalValue()), currency);
        }
        if (node.isObject()) {
            return object(currency);
        }
        return new Reading.Wrong("not_an_amount", "Write a decimal text such as \"12.50\".");
    }

    /** A number has no spelling of its own: 40.0 is 40. */
    private static String plain(BigDecimal number) {
        return number.precision() > 40 || Math.abs((long) number.scale()) > 40
                ? number.toString()
                : number.stripTrailingZeros().toPlainString();
    }

    private Reading decimal(String text, Unit currency) {
        if (PLAIN.matcher(text).matches() && isOutOfReach(new BigDecimal(text))) {
            return tooLarge();
        }
        Optional<Money> money = Money.parse(text, currency);
        if (money.isPresent()) {
            return new Reading.Read(money.get());
        }
        return tooManyDigits(text, currency)
                ? new Reading.Wrong(
                        "too_many_digits",
                        currency.code() + " has " + currency.decimals() + " decimals; \"" + shortened(text)
                                + "\" has more.")
                : new Reading.Wrong("not_an_amount", "Write a decimal text such as \"12.50\".");
    }

    private Reading object(Unit currency) {
        JsonNode minor = node.path("minor");
        JsonNode unit = node.path("unit");
        if (!minor.isIntegralNumber() || !unit.isString() || node.size() != 2) {
            return new Reading.Wrong("not_an_amount", "Write {\"minor\": 1250, \"unit\": \"EUR\"}.");
        }
        if (!unit.stringValue().equals(currency.code())) {
            return new Reading.Wrong(
                    "currency_mismatch", "The amount is in another unit than " + currency.code() + ".");
        }
        if (!minor.canConvertToLong() || isOutOfReach(BigDecimal.valueOf(minor.longValue(), currency.decimals()))) {
            return tooLarge();
        }
        return new Reading.Read(new Money(minor.longValue(), currency));
    }

    private static boolean isOutOfReach(BigDecimal amount) {
        return amount.abs().compareTo(Money.OUT_OF_REACH) >= 0;
    }

    private static Reading tooLarge() {
        return new Reading.Wrong("too_large", "Write an amount below " + Money.OUT_OF_REACH.toPlainString() + ".");
    }

    private static boolean tooManyDigits(String text, Unit currency) {
        try {
            return text.length() <= 40 && new BigDecimal(text).scale() > currency.decimals();
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
