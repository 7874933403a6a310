package dev.kith.trust.crash;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What somebody was told is safe. */
final class Acknowledged {

    private final Set<String> events = ConcurrentHashMap.newKeySet();
    private final Set<String> orders = ConcurrentHashMap.newKeySet();
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();
    private final AtomicInteger doubts = new AtomicInteger();

    void event(String messageId) {
        events.add(messageId);
    }

    void order(String orderId) {
        orders.add(orderId);
    }

    /** No answer, or none that says yes. */
    void inDoubt() {
        doubts.incrementAndGet();
    }

    /** An answer that says never, where nothing was wrong with the question. */
    void refused(String what) {
        refusals.add(what);
    }

    Set<String> events() {
        return events;
    }

    Set<String> orders() {
        return orders;
    }

    Set<String> refusals() {
        return refusals;
    }

    int doubts() {
        return doubts.get();
    }
}
