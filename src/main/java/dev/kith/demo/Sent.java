package dev.kith.demo;

/** What went over the wire, counted as it went. */
final class Sent {

    private final String prefix;
    private int events;
    private int orders;
    private int refunds;
    private long turnover;

    Sent(String prefix) {
        this.prefix = prefix;
    }

    /** Counts the event that will bear the id. */
    String nextMessageId() {
        return prefix + events++;
    }

    void order(Sale sale) {
        orders++;
        turnover += sale.total();
    }

    void refund() {
        refunds++;
    }

    String prefix() {
        return prefix;
    }

    int events() {
        return events;
    }

    int orders() {
        return orders;
    }

    int refunds() {
        return refunds;
    }

    /** In cents, before refunds. */
    long turnover() {
        return turnover;
    }
}
