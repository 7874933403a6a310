package dev.kith.demo;

import dev.kith.demo.Basket.Line;
import dev.kith.demo.Basket.Product;
import java.time.Instant;
import java.util.Optional;

/** Something a shopper does, at a moment. */
sealed interface Deed {

    Instant at();

    Shopper shopper();

    /** Looks at something, signed in or not. */
    record Browsed(Instant at, Shopper shopper, boolean signedIn, Look look, Product product) implements Deed {}

    /** What can be done with a product short of buying it. */
    enum Look {
        PAGE,
        PRODUCT,
        CART,
        CHECKOUT
    }

    /** Passes a link on. Nobody but the shopper knows it yet. */
    record Shared(Instant at, Shopper shopper, Channel channel) implements Deed {}

    /** Follows the link that an advocate shared. */
    record Followed(Instant at, Shopper shopper, Shopper advocate, Channel channel) implements Deed {}

    /** Opens an account, perhaps typing the code somebody gave them. */
    record SignedUp(Instant at, Shopper shopper, Optional<Shopper> typedCodeOf) implements Deed {}

    /** Becomes an advocate in a program. */
    record Joined(Instant at, Shopper shopper, Offer offer) implements Deed {}

    /**
     * Buys.
     *
     * @param usesWelcome whether they use their welcome discount, if they hold one
     */
    record Ordered(
            Instant at,
            Shopper shopper,
            String orderId,
            Basket basket,
            boolean usesWelcome,
            Optional<Shopper> typedCodeOf)
            implements Deed {}

    /**
     * Sends something back.
     *
     * @param line what of the order; all of it if empty
     */
    record Refunded(Instant at, Shopper shopper, String orderId, String refundId, Optional<Line> line)
            implements Deed {}
}
