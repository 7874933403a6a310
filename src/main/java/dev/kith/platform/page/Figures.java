package dev.kith.platform.page;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** How one region writes figures, from the JDK's locale data. A minus is the real one, and rounding is half up. */
final class Figures {

    private static final String MINUS = "−";

    private final Locale locale;

    Figures(Locale locale) {
        this.locale = locale;
    }

    String fixed(double value, int decimals) {
        return shown(NumberFormat.getNumberInstance(locale), BigDecimal.valueOf(value), decimals);
    }

    String upTo(double value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return minus(format.format(BigDecimal.valueOf(value)));
    }

    String percent(double share, int decimals) {
        return shown(NumberFormat.getPercentInstance(locale), BigDecimal.valueOf(share), decimals);
    }

    String currency(Money money, int decimals) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(money.unit().code()));
        return apart(shown(format, new BigDecimal(money.decimal()), decimals));
    }

    /** A currency without a sign of its own is written with its code, and a code needs a space before the figure. */
    private static String apart(String amount) {
        return amount.replaceFirst("(\\p{Alpha}{2})(\\d)", "$1\u00a0$2");
    }

    /** Puts a number that is already text where this region writes it beside its unit. */
    String withUnit(String number, Unit unit, String unitName) {
        if (!unit.isCurrency()) {
            return number + "\u00a0" + unitName;
        }
        String one = currency(new Money(whole(unit), unit), 0);
        return one.replace("1", number);
    }

    /** A change: the sign stands before everything, and nothing is a plus. */
    String signed(double value, String magnitude) {
        return (value < 0 ? MINUS : "+") + magnitude;
    }

    String signedOnlyBelowZero(double value, String magnitude) {
        return value < 0 ? MINUS + magnitude : magnitude;
    }

    double major(Money money) {
        return BigDecimal.valueOf(money.minor(), money.unit().decimals()).doubleValue();
    }

    Money minor(double major, Unit unit) {
        return new Money(Math.round(major * whole(unit)), unit);
    }

    /** How many minor units make one. */
    long whole(Unit unit) {
        return BigDecimal.TEN.pow(unit.decimals()).longValueExact();
    }

    private static String shown(NumberFormat format, BigDecimal value, int decimals) {
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        if (format instanceof DecimalFormat decimal
                && decimal.getNegativePrefix().startsWith("(")) {
            decimal.setNegativePrefix("-" + decimal.getPositivePrefix());
            decimal.setNegativeSuffix(decimal.getPositiveSuffix());
        }
        return minus(format.format(value));
    }

    private static String minus(String text) {
        return text.replace("-", MINUS);
    }
}
