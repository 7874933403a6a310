package dev.kith.journeys;

import dev.kith.journeys.Order.State;
import dev.kith.journeys.Telling.Cancelled;
import dev.kith.journeys.Telling.Completed;
import dev.kith.journeys.Telling.Description;
import dev.kith.journeys.Telling.Returned;
import dev.kith.journeys.Telling.Teller;
import dev.kith.journeys.Telling.Updated;
import dev.kith.people.PersonId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything told of one order id so far. A refund, a change or a cancellation may be here before the order itself; then
 * the file waits, and nobody sees an order yet.
 *
 * @param placed who told that the order was placed
 * @param described what is known of its content
 * @param amended when a believed change of the content happened
 * @param revision how often the file was written
 */
record OrderFile(
        String orderId,
        Optional<Teller> placed,
        Optional<Description> described,
        Optional<Moment> amended,
        Optional<Moment> cancelled,
        List<RefundTold> refunds,
        int revision) {

    OrderFile {
        refunds = List.copyOf(refunds);
    }

    static OrderFile empty(String orderId) {
        return new OrderFile(
                orderId, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0);
    }

    /** The file with one more telling in it; an equal file if that adds nothing. */
    OrderFile add(Telling telling) {
        var by = telling.by();
        return switch (telling) {
            case Completed told -> completed(by, told.description());
            case Updated told -> by.isBelieved() ? updated(by.moment(), told.description()) : this;
            case Cancelled _ -> by.isBelieved() ? cancelled(by.moment()) : this;
            case Returned told -> by.isBelieved() ? refunded(told.refund()) : this;
        };
    }

    private OrderFile completed(Teller by, Description told) {
        boolean first = placed.isEmpty() || by.isBelieved() && !placed.get().isBelieved();
        if (first) {
            // What a believed change said stays; what a mere page said is dropped as a whole.
            var content = amended.isEmpty() ? told : by.isBelieved() ? known().over(told) : known();
            return with(Optional.of(by), content, amended);
        }
        if (by.isBelieved() != placed.get().isBelieved() || !by.isBelieved() && amended.isPresent()) {
            return this;
        }
        if (amended.isPresent()) {
            return with(placed, known().over(told), amended);
        }
        boolean conflict = by.isBelieved() && known().amounts().disagreesWith(told.amounts());
        return with(placed, conflict ? known().with(Remark.ORDER_CONFLICT) : known().filledFrom(told), amended);
    }

    private OrderFile updated(Moment moment, Description told) {
        if (amended.filter(later -> later.compareTo(moment) > 0).isPresent()) {
            return this;
        }
        boolean believedSoFar =
                amended.isPresent() || placed.filter(Teller::isBelieved).isPresent();
        return with(placed, believedSoFar ? told.over(known()) : told, Optional.of(moment));
    }

    private Description known() {
        return described.orElseThrow();
    }

    private OrderFile with(Optional<Teller> teller, Description content, Optional<Moment> change) {
        return new OrderFile(orderId, teller, Optional.of(content), change, cancelled, refunds, revision);
    }

    private OrderFile cancelled(Moment moment) {
        var earliest = cancelled.filter(known -> known.compareTo(moment) <= 0).orElse(moment);
        return new OrderFile(orderId, placed, described, amended, Optional.of(earliest), refunds, revision);
    }

    private OrderFile refunded(RefundTold refund) {
        if (refunds.stream().anyMatch(known -> known.refundId().equals(refund.refundId()))) {
            return this;
        }
        var all = new ArrayList<>(refunds);
        all.add(refund);
        return new OrderFile(orderId, placed, described, amended, cancelled, all, revision);
    }

    OrderFile with(List<RefundTold> known) {
        return new OrderFile(orderId, placed, described, amended, cancelled, known, revision);
    }

    /** About to be written once more. */
    OrderFile written() {
        return new OrderFile(orderId, placed, described, amended, cancelled, refunds, revision + 1);
    }

    /** The order as of now; empty while only a refund, change or cancellation of it is known. */
    Optional<Order> order(PersonId person) {
        return placed.flatMap(by -> described.map(content -> order(person, by, content)));
    }

    private Order order(PersonId person, Teller by, Description content) {
        var amounts = content.amounts();
        var refunded = Refunded.of(amounts.total(), amounts.net(), refunds);
        return new Order(
                orderId,
                by.root(),
                person,
                state(by, refunded),
                by.trust(),
                by.moment().at(),
                by.moment().position(),
                by.receivedAt(),
                amounts.total(),
                amounts.items(),
                amounts.net(),
                amounts.part(amounts.discount()),
                amounts.part(amounts.shipping()),
                amounts.part(amounts.tax()),
                refunded.refunds(),
                cancelled.map(Moment::at),
                content.coupons(),
                content.lines(),
                remarks(content, refunded));
    }

    private static Set<Remark> remarks(Description content, Refunded refunded) {
        var remarks = EnumSet.noneOf(Remark.class);
        remarks.addAll(content.remarks());
        remarks.addAll(content.amounts().remarks());
        if (refunded.excess().isPositive()) {
            remarks.add(Remark.REFUND_EXCEEDS_ORDER);
        }
        return remarks;
    }

    /** A cancellation after everything was refunded changes nothing; before that it ends the order. */
    private State state(Teller by, Refunded refunded) {
        if (!by.isBelieved()) {
            return State.UNVERIFIED;
        }
        boolean refundedFirst = refunded.full().isPresent()
                && cancelled
                        .filter(call -> call.compareTo(refunded.full().get()) < 0)
                        .isEmpty();
        if (cancelled.isPresent() && !refundedFirst) {
            return State.CANCELLED;
        }
        if (refundedFirst) {
            return State.REFUNDED;
        }
        return refunded.refunds().stream().anyMatch(refund -> refund.total().isPositive())
                ? State.PARTLY_REFUNDED
                : State.COMPLETED;
    }
}
