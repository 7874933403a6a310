package dev.kith.demo;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An order as the shop booked it, in cents.
 *
 * @param discount taken off by the friend's welcome code, else zero
 */
record Sale(
        Instant at,
        Shopper buyer,
        String orderId,
        Basket basket,
        long discount,
        Optional<String> coupon,
        Optional<Shopper> typedCodeOf) {

    private static final long FREE_SHIPPING_FROM = 6_000;
    private static final long SHIPPING = 490;

    /**
     * What was sent back of a sale.
     *
     * @param net what it takes off the sale's net; all of it if empty
     */
    record Return(Instant at, String orderId, String refundId, OptionalLong net) {}

    long items() {
        return basket.worth();
    }

    /** After the discount, before shipping. */
    long net() {
        return items() - discount;
    }

    long shipping() {
        return shippingFor(items());
    }

    static long shippingFor(long items) {
        return items < FREE_SHIPPING_FROM ? SHIPPING : 0;
    }

    long total() {
        return net() + shipping();
    }
}
