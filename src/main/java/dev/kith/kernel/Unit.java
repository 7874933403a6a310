package dev.kith.kernel;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an amount is counted in: an ISO 4217 currency ({@code EUR}), points ({@code pt}, {@code pt.gold}), storage ({@code
 * MB}), pieces of one reward ({@code item.welcome}) or tickets of one draw ({@code entry.spring}).
 *
 * @param code the text by which the unit is stored and sent
 */
public record Unit(String code) {

    private static final Pattern COUNTED =
            Pattern.compile("MB|pt(\\.[a-z][a-z0-9_]{0,39})?|(item|entry)\\.[a-z][a-z0-9_]{0,39}");

    /** Metals and the like have no minor unit; nothing is paid in them. */
    private static final Map<String, Integer> CURRENCY_DECIMALS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    public Unit {
        if (!isKnown(code)) {
            throw new IllegalArgumentException("not a unit: " + code);
        }
    }

    /** Reads what came from outside. */
    public static Optional<Unit> parse(String code) {
        return isKnown(code) ? Optional.of(new Unit(code)) : Optional.empty();
    }

    /** Pieces of one reward, for example one badge or one coupon. */
    public static Unit pieces(String rewardKey) {
        return new Unit("item." + rewardKey);
    }

    public boolean isCurrency() {
        return CURRENCY_DECIMALS.containsKey(code);
    }

    /** How many decimals the unit has: 2 for EUR, 0 for JPY and for everything that is counted. */
    public int decimals() {
        return CURRENCY_DECIMALS.getOrDefault(code, 0);
    }

    private static boolean isKnown(String code) {
        return CURRENCY_DECIMALS.containsKey(code) || COUNTED.matcher(code).matches();
    }

    @Override
    public String toString() {
        return code;
    }
}
