package dev.kith.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the shop writes down for itself.
 *
 * @param codes of all advocates, in the order in which they joined
 */
record Books(Tally tally, Sent sent, Map<Shopper, String> codes) {

    static Books open(String messagePrefix) {
        return new Books(new Tally(), new Sent(messagePrefix), new LinkedHashMap<>());
    }
}
