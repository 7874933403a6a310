package dev.kith.journeys;

import dev.kith.people.RootId;
import dev.kith.people.Trust;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one event says of one order. */
sealed interface Telling {

    String orderId();

    Teller by();

    /** The order was placed. */
    record Completed(String orderId, Teller by, Description description) implements Telling {}

    /** The order is different now. */
    record Updated(String orderId, Teller by, Description description) implements Telling {}

    /** The order was called off. */
    record Cancelled(String orderId, Teller by) implements Telling {}

    /** Money went back. */
    record Returned(String orderId, Teller by, RefundTold refund) implements Telling {}

    /** Who says so, and when it happened. */
    record Teller(RootId root, Trust trust, Moment moment, Instant receivedAt, String messageId) {

        boolean isBelieved() {
            return trust == Trust.TRUSTED;
        }
    }

    /** What was bought and what it cost. */
    record Description(Amounts amounts, List<String> coupons, List<OrderLine> lines, Set<Remark> remarks) {

        public Description {
            coupons = List.copyOf(coupons);
            lines = List.copyOf(lines);
            remarks = Set.copyOf(remarks);
        }

        /** Keeps what is known and takes from {@code other} only what was missing. */
        Description filledFrom(Description other) {
            return new Description(
                    amounts.filledFrom(other.amounts),
                    coupons.isEmpty() ? other.coupons : coupons,
                    lines.isEmpty() ? other.lines : lines,
                    remarks);
        }

        /** What this says, and of {@code older} only what this is silent about: all amounts or none. */
        Description over(Description older) {
            boolean silent = amounts.isEmpty();
            return new Description(
                    silent ? older.amounts : amounts,
                    coupons.isEmpty() ? older.coupons : coupons,
                    lines.isEmpty() ? older.lines : lines,
                    silent ? older.remarks : remarks);
        }

        Description with(Remark remark) {
            var all = new HashSet<>(remarks);
            all.add(remark);
            return new Description(amounts, coupons, lines, all);
        }
    }
}
