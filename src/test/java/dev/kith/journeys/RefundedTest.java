package dev.kith.journeys;

import static dev.kith.journeys.JourneyFixtures.NOON;
import static dev.kith.journeys.JourneyFixtures.eur;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.journeys.RefundTold.Extent;
import dev.kith.kernel.Money;
import dev.kith.testkit.Law;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefundedTest {

    @Test
    void takesTheNetInProportionWhenNoLinesAreTold() {
        var refunded = Refunded.of(eur("27.50"), eur("22.50"), List.of(refund(1, "10.00")));

        assertThat(netOf(refunded)).isEqualTo(eur("8.18"));
        assertThat(refunded.full()).isEmpty();
    }

    @Test
    void takesTheLinesThatCameBackWhenTheyAreTold() {
        var shirt = new RefundTold(
                "r-1",
                Extent.AMOUNT,
                new BigDecimal("24.00"),
                Optional.of(new BigDecimal("20.00")),
                Optional.empty(),
                false,
                new Moment(NOON, 1),
                "m-1");

        assertThat(netOf(Refunded.of(eur("48.00"), eur("40.00"), List.of(shirt))))
                .isEqualTo(eur("20.00"));
    }

    @Test
    void neverCountsMoreThanWasPaid() {
        var refunded = Refunded.of(eur("40.00"), eur("40.00"), List.of(refund(1, "45.00")));

        assertThat(totalOf(refunded)).isEqualTo(eur("40.00"));
        assertThat(netOf(refunded)).isEqualTo(eur("40.00"));
        assertThat(refunded.excess()).isEqualTo(eur("5.00"));
    }

    @Test
    void readsFiguresToDateAsAbsolute() {
        var first = refund(1, Extent.TO_DATE, "25.00");
        var second = refund(2, Extent.TO_DATE, "50.00");

        assertThat(totalOf(Refunded.of(eur("100.00"), eur("100.00"), List.of(second, first))))
                .isEqualTo(eur("50.00"));
    }

    @Test
    void givesBackWhateverIsLeftWhenNoAmountIsTold() {
        var refunded =
                Refunded.of(eur("48.00"), eur("40.00"), List.of(refund(1, "10.00"), refund(2, Extent.REST, "0")));

        assertThat(refunded.refunds().getLast().total()).isEqualTo(eur("38.00"));
        assertThat(netOf(refunded)).isEqualTo(eur("40.00"));
        assertThat(refunded.full()).contains(new Moment(NOON.plusSeconds(2), 2));
    }

    @Test
    void leavesOutARefundInAnotherCurrency() {
        var pounds = new RefundTold(
                "r-1",
                Extent.AMOUNT,
                BigDecimal.TEN,
                Optional.empty(),
                Optional.of(new dev.kith.kernel.Unit("GBP")),
                false,
                new Moment(NOON, 1),
                "m-1");

        assertThat(Refunded.of(eur("40.00"), eur("40.00"), List.of(pounds)).refunds())
                .isEmpty();
    }

    @Test
    void anySplitOfTheTotalTakesExactlyTheNet() {
        Law.holds(random -> {
            var total = eur("0.01").plus(cents(random.nextLong(1_000_000)));
            var net = cents(random.nextLong(total.minor() + 1));
            var refunds = splitOf(total.minor(), random);

            var refunded = Refunded.of(total, net, refunds);

            assertThat(totalOf(refunded)).isEqualTo(total);
            assertThat(netOf(refunded)).isEqualTo(net);
            assertThat(refunded.refunds()).allMatch(refund -> refund.net().minor() >= 0);
        });
    }

    @Test
    void theOrderOfArrivalIsOfNoAccount() {
        Law.holds(random -> {
            var total = cents(1 + random.nextLong(100_000));
            var net = cents(random.nextLong(total.minor() + 1));
            var refunds = splitOf(1 + random.nextLong(2 * total.minor()), random);
            var shuffled = new ArrayList<>(refunds);
            Collections.shuffle(shuffled, new Random(random.nextLong()));

            assertThat(Refunded.of(total, net, shuffled)).isEqualTo(Refunded.of(total, net, refunds));
        });
    }

    private static Money cents(long minor) {
        return new Money(minor, JourneyFixtures.EUR);
    }

    private static List<RefundTold> splitOf(long minor, RandomGenerator random) {
        var cuts = IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> random.nextLong(minor + 1))
                .sorted()
                .collect(toCollection(ArrayList::new));
        cuts.add(minor);
        var refunds = new ArrayList<RefundTold>();
        long before = 0;
        for (long cut : cuts) {
            refunds.add(refund(
                    refunds.size() + 1, BigDecimal.valueOf(cut - before, 2).toPlainString()));
            before = cut;
        }
        return refunds;
    }

    private static RefundTold refund(int second, String amount) {
        return refund(second, Extent.AMOUNT, amount);
    }

    private static RefundTold refund(int second, Extent extent, String amount) {
        return new RefundTold(
                "r-" + second,
                extent,
                new BigDecimal(amount),
                Optional.empty(),
                Optional.empty(),
                false,
                new Moment(NOON.plusSeconds(second), second),
                "m-" + second);
    }

    private static Money totalOf(Refunded refunded) {
        return refunded.refunds().stream().map(Refund::total).reduce(eur("0.00"), Money::plus);
    }

    private static Money netOf(Refunded refunded) {
        return refunded.refunds().stream().map(Refund::net).reduce(eur("0.00"), Money::plus);
    }
}
