package dev.kith.demo;

import java.util.OptionalInt;

/**
 * Somebody who visits the shop, and perhaps signs up.
 *
 * @param number counts everybody who ever came by
 * @param device the anonymous id of the browser they use
 * @param household people of one number live at one address
 */
record Shopper(int number, String name, String email, String device, Household household) {

    /** People at one address. */
    record Household(int number, String street, String city, String country) {}

    /** Somebody of whom only number and name matter any more. */
    static Shopper known(int number, String name) {
        return new Shopper(number, name, "", "", new Household(0, "", "", ""));
    }

    /** The shop's own name for the shopper, once signed up. */
    String userId() {
        return "c-" + (10_000 + number);
    }

    /** Which shopper a name stands for; whoever bought in the web shop by hand is none of them. */
    static OptionalInt numberIn(String userId) {
        return userId.matches("c-[0-9]{5,9}")
                ? OptionalInt.of(Integer.parseInt(userId.substring(2)) - 10_000)
                : OptionalInt.empty();
    }
}
