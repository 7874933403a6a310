package dev.kith.journeys;

import dev.kith.kernel.Money;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One order as the shop tells it, whichever way it was told.
 *
 * @param at when it was placed; {@code position} breaks ties
 * @param recordedAt when Kith first heard of it from someone who may be believed
 * @param items the goods before discounts, empty if the shop did not say
 * @param net after discounts, before shipping and tax: what percentages and minimums see; refunds are not taken off
 * @param discount what was taken off, zero if the shop did not say; likewise {@code shipping} and {@code tax}
 * @param refunds in order of time; together never more than {@code total} and {@code net}
 * @param coupons as the shop wrote them
 * @param lines what was bought, as far as the shop said
 * @param remarks what a person looking at the numbers should know
 */
public record Order(
        String orderId,
        RootId buyer,
        PersonId person,
        State state,
        Trust trust,
        Instant at,
        long position,
        Instant recordedAt,
        Money total,
        Optional<Money> items,
        Money net,
        Money discount,
        Money shipping,
        Money tax,
        List<Refund> refunds,
        Optional<Instant> cancelledAt,
        List<String> coupons,
        List<OrderLine> lines,
        Set<Remark> remarks) {

    /** Where an order stands. */
    public enum State {
        UNVERIFIED,
        COMPLETED,
        PARTLY_REFUNDED,
        REFUNDED,
        CANCELLED;

        /** As it is stored and spelled outside. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Order {
        refunds = List.copyOf(refunds);
        coupons = List.copyOf(coupons);
        lines = List.copyOf(lines);
        remarks = Set.copyOf(remarks);
    }

    public Money refundedTotal() {
        return refunds.stream().map(Refund::total).reduce(Money.zero(total.unit()), Money::plus);
    }

    public Money refundedNet() {
        return refunds.stream().map(Refund::net).reduce(Money.zero(net.unit()), Money::plus);
    }

    /** What is left of the net after refunds; nothing, once the order was called off. */
    public Money keptNet() {
        return state == State.CANCELLED ? Money.zero(net.unit()) : net.minus(refundedNet());
    }

    /** When nothing was left of it: the cancellation, or the refund that completed the total. */
    public Optional<Instant> endedAt() {
        return switch (state) {
            case CANCELLED -> cancelledAt;
            case REFUNDED -> completedAt();
            case UNVERIFIED, COMPLETED, PARTLY_REFUNDED -> Optional.empty();
        };
    }

    /** What is told to be refunded beyond the total changes nothing any more. */
    private Optional<Instant> completedAt() {
        Money done = Money.zero(total.unit());
        for (Refund refund : refunds) {
            done = done.plus(refund.total());
            if (done.compareTo(total) >= 0) {
                return Optional.of(refund.at());
            }
        }
        return Optional.empty();
    }

    /** Told by someone who may be believed, and not called off: it makes its buyer a customer, refunded or not. */
    public boolean makesACustomer() {
        return trust == Trust.TRUSTED && state != State.CANCELLED;
    }

    /** Counts toward a goal: trusted, not called off, not fully refunded. */
    public boolean counts() {
        return makesACustomer() && state != State.REFUNDED;
    }

    /** Nothing but gift cards was bought; false if the shop did not say what was. */
    public boolean giftCardsOnly() {
        return !lines.isEmpty() && lines.stream().allMatch(OrderLine::giftCard);
    }
}
