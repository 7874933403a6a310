package dev.kith.journeys;

import static java.util.Comparator.comparing;

import dev.kith.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What all refunds of an order come to, in absolute figures.
 *
 * <p>It is computed from the set of refunds and never from an earlier result, so the order in which they arrived is of
 * no account, and refunds that add up to the total always take the whole net with them, to the cent.
 *
 * @param refunds in order of time, each with the part that counts
 * @param excess what was refunded beyond the order's total
 * @param full the moment from which nothing is left
 */
record Refunded(List<Refund> refunds, Money excess, Optional<Moment> full) {

    private static final Comparator<RefundTold> BY_TIME =
            comparing(RefundTold::moment).thenComparing(RefundTold::refundId);

    Refunded {
        refunds = List.copyOf(refunds);
    }

    static Refunded of(Money orderTotal, Money orderNet, List<RefundTold> refunds) {
        var sum = new Sum(orderTotal, orderNet);
        refunds.stream()
                .filter(refund ->
                        refund.currency().map(orderTotal.unit()::equals).orElse(true))
                .sorted(BY_TIME)
                .forEach(sum::add);
        return new Refunded(sum.counted, new Money(sum.excess, orderTotal.unit()), sum.full);
    }

    /** Half up, to the currency's smallest part. */
    static long minor(BigDecimal amount, int decimals) {
        return amount.movePointRight(decimals).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** The adding up, in order of time. */
    private static final class Sum {

        private final Money orderTotal;
        private final Money orderNet;
        private final List<Refund> counted = new ArrayList<>();
        private long done;
        private long doneNet;
        private long byLines;
        private long withoutLines;
        private long excess;
        private Optional<Moment> full = Optional.empty();

        Sum(Money orderTotal, Money orderNet) {
            this.orderTotal = orderTotal;
            this.orderNet = orderNet;
        }

        void add(RefundTold told) {
            long left = orderTotal.minor() - done;
            long wish = wishOf(told, left);
            long part = Math.min(wish, left);
            done += part;
            excess = Math.addExact(excess, wish - part);
            if (full.isEmpty() && part == left && (wish > 0 || told.extent() == RefundTold.Extent.REST)) {
                full = Optional.of(told.moment());
            }
            long netBefore = doneNet;
            doneNet = netAfter(told, part);
            counted.add(new Refund(
                    told.refundId(),
                    told.moment().at(),
                    new Money(part, orderTotal.unit()),
                    new Money(doneNet - netBefore, orderNet.unit()),
                    told.dispute()));
        }

        private long wishOf(RefundTold told, long left) {
            return switch (told.extent()) {
                case REST -> left;
                case AMOUNT -> inMinor(told.amount());
                case TO_DATE -> Math.max(0, inMinor(told.amount()) - done);
            };
        }

        /** The lines that came back, and the rest in proportion; everything, once nothing is left of the total. */
        private long netAfter(RefundTold told, long part) {
            if (told.lines().isPresent()) {
                byLines = Math.addExact(byLines, inMinor(told.lines().get()));
            } else {
                withoutLines += part;
            }
            return full.isPresent()
                    ? orderNet.minor()
                    : Math.min(orderNet.minor(), Math.addExact(byLines, shareOf(withoutLines)));
        }

        private long shareOf(long refunded) {
            if (orderTotal.isZero()) {
                return 0;
            }
            return BigDecimal.valueOf(refunded)
                    .multiply(BigDecimal.valueOf(orderNet.minor()))
                    .divide(BigDecimal.valueOf(orderTotal.minor()), 0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }

        private long inMinor(BigDecimal amount) {
            return minor(amount, orderTotal.unit().decimals());
        }
    }
}
