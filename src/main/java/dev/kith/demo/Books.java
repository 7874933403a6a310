package dev.kith.demo;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the shop writes down for itself.
 *
 * @param programs their ids in Kith
 * @param codes of all advocates, in the order in which they joined
 */
record Books(Tally tally, Sent sent, Map<Offer, String> programs, Map<Shopper, String> codes) {

    static Books open(String messagePrefix) {
        return new Books(new Tally(), new Sent(messagePrefix), new EnumMap<>(Offer.class), new LinkedHashMap<>());
    }
}
