package dev.kith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.testkit.Law;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FractionTest {

    @Test
    void roundsFifteenPercentOfFourTenToSixtyTwoCents() {
        assertThat(Fraction.of(410).times(Rate.of("0.15")).rounded()).isEqualTo(62);
    }

    @Test
    void roundsEveryAmountAndPercentAsExactArithmeticDoes() {
        long agreed = 0;
        for (int cents = 1; cents <= 10_000; cents++) {
            Fraction amount = Fraction.of(cents);
            for (int percent = 1; percent <= 60; percent++) {
                long expected = BigDecimal.valueOf((long) cents * percent, 2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
                if (amount.times(new Rate(percent * 10_000L)).rounded() == expected) {
                    agreed++;
                }
            }
        }

        assertThat(agreed).isEqualTo(600_000);
    }

    @Test
    void isAlwaysInLowestTerms() {
        assertThat(Fraction.of(6, -4)).isEqualTo(Fraction.of(-3, 2)).hasToString("-3/2");
        assertThat(Fraction.of(8, 4)).isEqualTo(Fraction.of(2)).hasToString("2");
        assertThat(Fraction.of(0, 7)).isEqualTo(Fraction.ZERO);
        assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void trimsDownAndNeverUp() {
        assertThat(Fraction.of(100_000, 230).floored()).isEqualTo(434);
        assertThat(Fraction.of(-1, 2).floored()).isEqualTo(-1);
        assertThat(Fraction.of(-1, 2).rounded()).isZero();
    }

    @Test
    void obeysTheLawsOfArithmetic() {
        Law.holds(random -> {
            Fraction a = any(random);
            Fraction b = any(random);
            Fraction c = any(random);

            assertThat(a.plus(b)).isEqualTo(b.plus(a));
            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
            assertThat(a.atMost(b).plus(a.atLeast(b))).isEqualTo(a.plus(b));
            assertThat(a.compareTo(b))
                    .isEqualTo(Integer.signum(a.minus(b).numerator().signum()));
            assertThat(a.times(7).dividedBy(7)).isEqualTo(a);
            assertThat(a.floored()).isLessThanOrEqualTo(a.rounded());
            assertThat(a.rounded() - a.floored()).isBetween(0L, 1L);
        });
    }

    @Test
    void refusesAResultThatNoAmountCanHold() {
        Fraction tooMuch = Fraction.of(Long.MAX_VALUE).times(2);

        assertThatThrownBy(tooMuch::rounded).isInstanceOf(ArithmeticException.class);
    }

    private static Fraction any(RandomGenerator random) {
        return Fraction.of(random.nextLong(-1_000_000, 1_000_000), random.nextLong(1, 1_000));
    }
}
