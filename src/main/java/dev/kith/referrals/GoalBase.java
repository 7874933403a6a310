package dev.kith.referrals;

import dev.kith.journeys.Order;
import dev.kith.journeys.Refund;
import dev.kith.kernel.Fraction;
import dev.kith.kernel.Money;
import dev.kith.programs.Goal;
import dev.kith.programs.Refunds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What of an order a goal looks at, and what refunds leave of it. */
record GoalBase(Goal goal, Refunds terms, ZoneId zone) {

    /** As the order was placed. */
    Money of(Order order) {
        return switch (goal.base()) {
            case NET, PROPERTY -> order.net();
            case ITEMS -> order.items().orElse(order.net());
            case TOTAL -> order.total();
        };
    }

    /** The refunds that still change something: those inside the hold, and after it as long as the terms say. */
    List<Refund> counting(Order order, Instant holdEnds) {
        Instant lastRefund = terms.claw() ? later(holdEnds, terms.until().after(order.at(), zone)) : holdEnds;
        Instant lastDispute = later(holdEnds, terms.chargebackUntil().after(order.at(), zone));
        return order.refunds().stream()
                .filter(refund -> !refund.at().isAfter(refund.dispute() ? lastDispute : lastRefund))
                .toList();
    }

    /** What these refunds leave, computed from the order itself and never from an earlier remainder. */
    Money after(List<Refund> refunds, Order order) {
        Money base = of(order);
        Money refundedTotal = sum(refunds.stream().map(Refund::total).toList(), order.total());
        boolean everything = !order.total().isPositive() || refundedTotal.compareTo(order.total()) >= 0;
        if (refunds.isEmpty()) {
            return base;
        }
        if (everything) {
            return Money.zero(base.unit());
        }
        return switch (terms.partial()) {
            case IGNORE -> base;
            case CANCEL -> Money.zero(base.unit());
            case RECALCULATE ->
                switch (goal.base()) {
                    case NET, PROPERTY ->
                        base.minus(sum(refunds.stream().map(Refund::net).toList(), base));
                    case TOTAL -> base.minus(refundedTotal);
                    case ITEMS -> share(base, order.total().minus(refundedTotal), order.total());
                };
        };
    }

    private static Money share(Money base, Money part, Money whole) {
        var exact = Fraction.of(base.minor()).times(Fraction.of(part.minor(), whole.minor()));
        return new Money(exact.rounded(), base.unit());
    }

    private static Money sum(List<Money> amounts, Money like) {
        return amounts.stream().reduce(Money.zero(like.unit()), Money::plus);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
