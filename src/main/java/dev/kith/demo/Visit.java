package dev.kith.demo;

import java.util.Optional;

/**
 * What the shop remembers of one browser while it runs.
 *
 * @param greeting the friend's link they last came by
 * @param click the click id that the tracker put into the form at the checkout, or nothing
 * @param typedCode a friend's code that was typed at the checkout, or nothing
 * @param orderId of the order that is being placed; the same until it is placed
 */
record Visit(
        Cart cart,
        Optional<Greeting> greeting,
        Optional<Customer> customer,
        String click,
        String typedCode,
        String orderId,
        Optional<Receipt> receipt) {

    static final Visit FIRST = new Visit(Cart.EMPTY, Optional.empty(), Optional.empty(), "", "", "", Optional.empty());

    Visit with(Cart filled) {
        return new Visit(filled, greeting, customer, click, typedCode, orderId, receipt);
    }

    /** With another friend's link another story begins. */
    Visit greeted(Greeting by) {
        return greeting.equals(Optional.of(by))
                ? this
                : new Visit(cart, Optional.of(by), customer, click, typedCode, orderId, Optional.empty());
    }

    Visit signedIn(Customer as, String withClick, String withCode) {
        return new Visit(cart, greeting, Optional.of(as), withClick, withCode, orderId, receipt);
    }

    Visit ordering(String id) {
        return new Visit(cart, greeting, customer, click, typedCode, id, receipt);
    }

    /** The order is placed: the cart is empty, and what came of it can be read. */
    Visit served(Receipt order) {
        return new Visit(Cart.EMPTY, greeting, customer, "", "", "", Optional.of(order));
    }
}
