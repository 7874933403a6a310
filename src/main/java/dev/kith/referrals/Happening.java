package dev.kith.referrals;

import dev.kith.journeys.Order;
import dev.kith.people.Trust;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Something a friend did that a goal may ask for: an order, or any other event a program names.
 *
 * @param key {@code order:<id>} or {@code event:<message id>}
 * @param properties what the event carried, for conditions; an empty object for orders
 */
public record Happening(
        String event,
        String key,
        Instant at,
        long position,
        Instant recordedAt,
        Trust trust,
        Optional<Order> order,
        JsonNode properties) {

    /** The event that orders are told by. */
    public static final String ORDER_COMPLETED = "Order Completed";

    /** Kept whether or not it is a goal: a link that is followed afterwards comes late. */
    static final String CHECKOUT_STARTED = "Checkout Started";

    private static final String ORDER = "order:";

    static final Comparator<Happening> IN_ORDER = Comparator.comparing(Happening::at)
            .thenComparingLong(Happening::position)
            .thenComparing(Happening::key);

    static Happening of(Order order, JsonNode nothing) {
        return new Happening(
                ORDER_COMPLETED,
                keyOf(order.orderId()),
                order.at(),
                order.position(),
                order.recordedAt(),
                order.trust(),
                Optional.of(order),
                nothing);
    }

    /** The key of an order by the shop's id of it. */
    public static String keyOf(String orderId) {
        return ORDER + orderId;
    }

    /** The order that a key names; empty if it names something else. */
    public static Optional<String> orderIn(String key) {
        return key.startsWith(ORDER) ? Optional.of(key.substring(ORDER.length())) : Optional.empty();
    }

    /** Names this happening among the occurrences of a goal: {@code o:<order>} or {@code e:<message>}. */
    String occurrenceKey() {
        return key.charAt(0) + key.substring(key.indexOf(':'));
    }

    Trigger asTrigger() {
        return new Trigger(event, key, at, position);
    }

    Optional<Instant> endedAt() {
        return order.flatMap(Order::endedAt);
    }
}
