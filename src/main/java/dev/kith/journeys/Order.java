package dev.kith.journeys;

import dev.kith.kernel.Money;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One order as the shop tells it, whichever way it was told.
 *
 * @param at when it was placed; {@code position} breaks ties
 * @param items the goods before discounts, empty if the shop did not say
 * @param net after discounts, before shipping and tax: what percentages and minimums see
 * @param refundedTotal never more than {@code total}; likewise {@code refundedNet} and {@code net}
 * @param coupons as the shop wrote them
 */
public record Order(
        String orderId,
        RootId buyer,
        PersonId person,
        State state,
        Trust trust,
        Instant at,
        long position,
        Money total,
        Optional<Money> items,
        Money net,
        Money refundedTotal,
        Money refundedNet,
        List<String> coupons) {

    /** Where an order stands. */
    public enum State {
        UNVERIFIED,
        COMPLETED,
        PARTLY_REFUNDED,
        REFUNDED,
        CANCELLED
    }

    public Order {
        coupons = List.copyOf(coupons);
    }

    /** What is left of the net after refunds. */
    public Money keptNet() {
        return net.minus(refundedNet);
    }

    /** Told by someone who may be believed, and not called off: it makes its buyer a customer, refunded or not. */
    public boolean makesACustomer() {
        return trust == Trust.TRUSTED && state != State.CANCELLED;
    }

    /** Counts toward a goal: trusted, not called off, not fully refunded. */
    public boolean counts() {
        return makesACustomer() && state != State.REFUNDED;
    }
}
