package dev.kith.programs;

import static dev.kith.programs.Value.worth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Fraction;
import dev.kith.kernel.Money;
import dev.kith.kernel.Rate;
import dev.kith.kernel.Unit;
import dev.kith.programs.Curve.HalfLife;
import dev.kith.programs.Curve.Linear;
import dev.kith.programs.Curve.Steps;
import dev.kith.programs.Value.At;
import dev.kith.programs.Value.ByCount;
import dev.kith.programs.Value.ByOrder;
import dev.kith.programs.Value.ByPayment;
import dev.kith.programs.Value.ByTier;
import dev.kith.programs.Value.Decay;
import dev.kith.programs.Value.Every;
import dev.kith.programs.Value.Facts;
import dev.kith.programs.Value.Flat;
import dev.kith.programs.Value.From;
import dev.kith.programs.Value.Item;
import dev.kith.programs.Value.Mode;
import dev.kith.programs.Value.PerUnit;
import dev.kith.programs.Value.Percent;
import dev.kith.programs.Value.Since;
import dev.kith.programs.Value.UpTo;
import dev.kith.programs.Worth.Amount;
import dev.kith.programs.Worth.Nothing;
import dev.kith.programs.Worth.Step;
import dev.kith.programs.Worth.Why;
import dev.kith.testkit.Law;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {

    private static final Unit WELCOME = Unit.pieces("welcome");

    private final Value tenEuroOrNinePounds = new Flat(amounts("10.00 EUR", "9.00 GBP"));

    @Test
    void paysAFlatAmountInTheOrdersCurrency() {
        assertThat(rounded(tenEuroOrNinePounds, order("40.00 EUR"))).isEqualTo(money("10.00 EUR"));
        assertThat(rounded(tenEuroOrNinePounds, order("26.00 GBP"))).isEqualTo(money("9.00 GBP"));
        assertThat(why(tenEuroOrNinePounds, order("5000 JPY"))).isEqualTo(Why.CURRENCY_NOT_COVERED);
    }

    @Test
    void paysAFlatAmountWithoutAnOrderInTheMembersCurrencyIfItIsListed() {
        var pounds = Facts.withoutOrder(List.of(new Unit("GBP"), new Unit("EUR")), WELCOME);
        var yen = Facts.withoutOrder(List.of(new Unit("JPY"), new Unit("EUR")), WELCOME);

        assertThat(rounded(tenEuroOrNinePounds, pounds)).isEqualTo(money("9.00 GBP"));
        assertThat(rounded(tenEuroOrNinePounds, yen)).isEqualTo(money("10.00 EUR"));
    }

    @Test
    void paysPointsWhateverTheOrdersCurrency() {
        assertThat(rounded(new Flat(amounts("500 pt")), order("4000 JPY"))).isEqualTo(money("500 pt"));
    }

    @Test
    void paysPiecesOfTheRewardItself() {
        assertThat(rounded(new Item(2), order("40.00 EUR"))).isEqualTo(money("2 item.welcome"));
    }

    @Test
    void roundsAShareOnceHalfUp() {
        assertThat(rounded(percent("0.15"), order("4.10 EUR"))).isEqualTo(money("0.62 EUR"));
    }

    @Test
    void keepsAShareBetweenItsBounds() {
        var bounded = new Percent(Rate.of("0.10"), amounts("2.00 EUR"), amounts("5.00 EUR"));

        assertThat(rounded(bounded, order("10.00 EUR"))).isEqualTo(money("2.00 EUR"));
        assertThat(rounded(bounded, order("30.00 EUR"))).isEqualTo(money("3.00 EUR"));
        assertThat(rounded(bounded, order("80.00 EUR"))).isEqualTo(money("5.00 EUR"));
        assertThat(why(bounded, order("80.00 GBP"))).isEqualTo(Why.CURRENCY_NOT_COVERED);
    }

    @Test
    void paysNoShareWithoutAnOrder() {
        assertThat(why(percent("0.15"), Facts.withoutOrder(List.of(new Unit("EUR")), WELCOME)))
                .isEqualTo(Why.NO_ORDER);
    }

    @Test
    void givesAPointForEachWholeEuro() {
        var points = new PerUnit(money("1.00 EUR"), money("1 pt"));

        assertThat(rounded(points, order("42.90 EUR"))).isEqualTo(money("42 pt"));
        assertThat(rounded(points, order("0.99 EUR"))).isEqualTo(money("0 pt"));
        assertThat(why(points, order("42.90 GBP"))).isEqualTo(Why.CURRENCY_NOT_COVERED);
    }

    @Test
    void tellsASlabFromSlices() {
        var tiers =
                List.of(new From(money("0.00 EUR"), percent("0.05")), new From(money("100.00 EUR"), percent("0.10")));

        assertThat(rounded(new ByOrder(tiers, Mode.MARGINAL), order("150.00 EUR")))
                .isEqualTo(money("10.00 EUR"));
        assertThat(rounded(new ByOrder(tiers, Mode.SLAB), order("150.00 EUR"))).isEqualTo(money("15.00 EUR"));
        assertThat(rounded(new ByOrder(tiers, Mode.SLAB), order("100.00 EUR"))).isEqualTo(money("10.00 EUR"));
        assertThat(rounded(new ByOrder(tiers, Mode.SLAB), order("99.99 EUR"))).isEqualTo(money("5.00 EUR"));
        assertThat(why(new ByOrder(tiers, Mode.SLAB), order("99.99 GBP"))).isEqualTo(Why.CURRENCY_NOT_COVERED);
    }

    @ParameterizedTest
    @CsvSource({"0,8.00", "15,5.66", "30,4.00", "45,2.83", "60,2.00", "75,2.00"})
    void halvesEveryThirtyDaysButNotBelowItsFloor(int days, String expected) {
        var melting = new Decay(Since.TOUCH, new HalfLife(30), amounts("2.00 EUR"), new Flat(amounts("8.00 EUR")));

        assertThat(rounded(melting, touched(days))).isEqualTo(money(expected + " EUR"));
    }

    @ParameterizedTest
    @CsvSource({"7,10.00", "22,6.25", "37,2.50", "99,2.50"})
    void meltsInAStraightLine(int days, String expected) {
        var melting = new Decay(
                Since.TOUCH, new Linear(7, 37, Rate.of("0.25")), Amounts.NONE, new Flat(amounts("10.00 EUR")));

        assertThat(rounded(melting, touched(days))).isEqualTo(money(expected + " EUR"));
    }

    @ParameterizedTest
    @CsvSource({"0,500", "7,500", "8,250", "30,250", "31,125"})
    void meltsInSteps(int days, String expected) {
        var steps = new Steps(new TreeMap<>(Map.of(7, Rate.ONE, 30, Rate.of("0.5"))), Rate.of("0.25"));
        var melting = new Decay(Since.TOUCH, steps, Amounts.NONE, new Flat(amounts("500 pt")));

        assertThat(rounded(melting, touched(days))).isEqualTo(money(expected + " pt"));
    }

    @Test
    void countsWholeDaysOnly() {
        var steps = new Steps(new TreeMap<>(Map.of(7, Rate.ONE)), Rate.ZERO);
        var melting = new Decay(Since.BIND, steps, Amounts.NONE, tenEuroOrNinePounds);
        var almostEight = Duration.ofDays(8).minusNanos(1_000);

        assertThat(rounded(melting, order("40.00 EUR").since(Map.of(Since.BIND, almostEight))))
                .isEqualTo(money("10.00 EUR"));
        assertThat(rounded(melting, order("40.00 EUR").since(Map.of(Since.BIND, Duration.ofDays(8)))))
                .isEqualTo(money("0.00 EUR"));
    }

    @Test
    void paysPaymentsByTheirStage() {
        var stages = new ByPayment(
                List.of(new UpTo(OptionalInt.of(12), percent("0.25")), new UpTo(OptionalInt.of(36), percent("0.10"))));

        assertThat(rounded(stages, order("40.00 EUR").payment(12))).isEqualTo(money("10.00 EUR"));
        assertThat(rounded(stages, order("40.00 EUR").payment(13))).isEqualTo(money("4.00 EUR"));
        assertThat(rounded(stages, order("40.00 EUR").payment(36))).isEqualTo(money("4.00 EUR"));
        assertThat(why(stages, order("40.00 EUR").payment(37))).isEqualTo(Why.OCCURRENCE_NOT_COUNTED);
    }

    @Test
    void paysAMilestoneWhenItIsReachedAndThenEverySoMany() {
        var ladder = new ByCount(
                List.of(new At(3, new Flat(amounts("20.00 EUR"))), new At(10, new Flat(amounts("100.00 EUR")))),
                Optional.of(new Every(10, new Flat(amounts("50.00 EUR")))));

        assertThat(rounded(ladder, order("1.00 EUR").count(3))).isEqualTo(money("20.00 EUR"));
        assertThat(why(ladder, order("1.00 EUR").count(4))).isEqualTo(Why.THRESHOLD_NOT_REACHED);
        assertThat(rounded(ladder, order("1.00 EUR").count(10))).isEqualTo(money("100.00 EUR"));
        assertThat(why(ladder, order("1.00 EUR").count(19))).isEqualTo(Why.THRESHOLD_NOT_REACHED);
        assertThat(rounded(ladder, order("1.00 EUR").count(30))).isEqualTo(money("50.00 EUR"));
    }

    @Test
    void paysByTheTierHeldBefore() {
        var tiers = new ByTier(Map.of("bronze", tenEuroOrNinePounds));

        assertThat(rounded(tiers, order("1.00 EUR").tier("bronze"))).isEqualTo(money("10.00 EUR"));
        assertThat(why(tiers, order("1.00 EUR").tier("gold"))).isEqualTo(Why.TIER_NOT_COVERED);
        assertThat(why(tiers, order("1.00 EUR"))).isEqualTo(Why.TIER_NOT_COVERED);
    }

    @Test
    void showsEachStep() {
        var melting = new Decay(Since.TOUCH, new HalfLife(30), Amounts.NONE, percent("0.15"));

        assertThat(worth(melting, touched(30)).steps())
                .containsExactly(
                        new Step("percent", Fraction.of(4000), Fraction.of(3, 20), Fraction.of(600)),
                        new Step("decay", Fraction.of(600), Fraction.of(1, 2), Fraction.of(300)));
    }

    @Test
    void agreesWithExactDecimalArithmetic() {
        Law.holds(random -> {
            long cents = random.nextLong(1, 100_000_000);
            long millionths = random.nextLong(1, 1_000_001);
            var share = new Percent(new Rate(millionths), Amounts.NONE, Amounts.NONE);
            var facts = Facts.ofOrder(new Money(cents, new Unit("EUR")), WELCOME);

            long expected = BigDecimal.valueOf(cents)
                    .multiply(BigDecimal.valueOf(millionths, 6))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();

            assertThat(rounded(share, facts).minor()).isEqualTo(expected);
        });
    }

    @Test
    void neverPaysMoreForALaterPurchase() {
        var melting = new Decay(Since.TOUCH, new HalfLife(13), amounts("1.00 EUR"), percent("0.15"));

        Law.holds(random -> {
            int sooner = random.nextInt(200);
            int later = sooner + random.nextInt(200);

            assertThat(rounded(melting, touched(later))).isLessThanOrEqualTo(rounded(melting, touched(sooner)));
        });
    }

    private static Facts order(String total) {
        return Facts.ofOrder(money(total), WELCOME);
    }

    private static Facts touched(int daysAgo) {
        return order("40.00 EUR").since(Map.of(Since.TOUCH, Duration.ofDays(daysAgo)));
    }

    private static Percent percent(String rate) {
        return new Percent(Rate.of(rate), Amounts.NONE, Amounts.NONE);
    }

    private static Amounts amounts(String... written) {
        return Amounts.of(List.of(written).stream().map(ValueTest::money).toList());
    }

    private static Money money(String written) {
        return Money.parse(written).orElseThrow();
    }

    private static Money rounded(Value value, Facts facts) {
        var worth = worth(value, facts);
        assertThat(worth).isInstanceOf(Amount.class);
        return ((Amount) worth).rounded();
    }

    private static Why why(Value value, Facts facts) {
        var worth = worth(value, facts);
        assertThat(worth).isInstanceOf(Nothing.class);
        return ((Nothing) worth).why();
    }
}
