package dev.kith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.testkit.Law;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "10.00 EUR,1000",
        "10 EUR,1000",
        "-0.01 EUR,-1",
        "500 pt,500",
        "5000 JPY,5000",
        "1.234 KWD,1234",
        "1 item.welcome,1"
    })
    void readsTheFormOfTermsFiles(String written, long minor) {
        assertThat(Money.parse(written))
                .hasValueSatisfying(money -> assertThat(money.minor()).isEqualTo(minor));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.001 EUR",
                "1.5 JPY",
                "1.5 pt",
                "10.00",
                "ten EUR",
                "10.00 EURO",
                "1e3 EUR",
                "10,00 EUR",
                " EUR",
                "NaN EUR",
                "10.00  EUR",
                "10. EUR",
                "99999999999999999999 EUR",
                "1.00 XAU"
            })
    void readsNothingElseAndNeverRounds(String written) {
        assertThat(Money.parse(written)).isEmpty();
    }

    @Test
    void readsBackWhatItWrites() {
        Law.holds(random -> {
            var unit = new Unit(new String[] {"EUR", "JPY", "KWD", "pt", "MB", "item.welcome"}[random.nextInt(6)]);
            var money = new Money(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), unit);

            assertThat(Money.parse(money.toString())).contains(money);
        });
    }

    @Test
    void addsAndTakesAwayWithoutLosingAnything() {
        Law.holds(random -> {
            var a = new Money(random.nextLong(1L << 60), new Unit("EUR"));
            var b = new Money(random.nextLong(1L << 60), new Unit("EUR"));

            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.plus(a.negated()).isZero()).isTrue();
        });
    }

    @Test
    void treatsMixedUnitsAndOverflowAsBugs() {
        var euro = Money.of("1.00", "EUR");
        var most = new Money(Long.MAX_VALUE, euro.unit());

        assertThatThrownBy(() -> euro.plus(Money.of("1.00", "GBP"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> most.plus(euro)).isInstanceOf(ArithmeticException.class);
    }
}
