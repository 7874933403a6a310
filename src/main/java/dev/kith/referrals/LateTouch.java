package dev.kith.referrals;

import static dev.kith.referrals.Check.Stage.EVIDENCE;

import dev.kith.journeys.Order;
import dev.kith.programs.AttributionTerms;
import dev.kith.programs.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a link was followed only when the friend was already buying: after the checkout that led to the order had
 * begun, or so shortly before the order that it cannot have led there. What is made of it is up to the terms.
 */
final class LateTouch {

    private static final Duration TOO_SHORT = Duration.ofSeconds(15);

    /** A checkout that was left alone for longer led to no order. */
    private static final Duration CHECKOUT_LASTS = Duration.ofDays(1);

    private LateTouch() {}

    /** Nothing where the touch was no link, or the terms do not ask. */
    static Optional<Check> check(Evidence touch, Friend friend, Terms terms) {
        AttributionTerms.LateTouch rule = terms.attribution().lateTouch();
        if (touch.method().group() != Method.Group.LINK || rule == AttributionTerms.LateTouch.ALLOW) {
            return Optional.empty();
        }
        Optional<Order> order = orderAfter(touch.at(), friend.orders());
        Optional<Instant> checkout = order.flatMap(bought -> checkoutOf(bought, friend));
        boolean hasty = order.filter(
                        bought -> Duration.between(touch.at(), bought.at()).compareTo(TOO_SHORT) < 0)
                .isPresent();
        boolean inCheckout = checkout.filter(touch.at()::isAfter).isPresent();
        if (!hasty && !inCheckout) {
            return Optional.of(Check.pass(EVIDENCE, "late_touch", "touched_at", touch.at()));
        }
        Object[] inputs = Stream.concat(
                        Stream.of(
                                "touched_at",
                                touch.at(),
                                "acted_at",
                                order.map(Order::at).orElseThrow()),
                        checkout.stream().flatMap(begun -> Stream.of("checkout_at", begun)))
                .toArray();
        return Optional.of(
                rule == AttributionTerms.LateTouch.VOID
                        ? Check.fail(EVIDENCE, "late_touch", Reason.LATE_TOUCH, inputs)
                        : Check.warns(EVIDENCE, "late_touch", inputs));
    }

    private static Optional<Order> orderAfter(Instant touch, List<Order> orders) {
        return orders.stream().filter(order -> !order.at().isBefore(touch)).min(Comparator.comparing(Order::at));
    }

    /** The last checkout begun on the way to this order, and not on the way to an earlier one. */
    private static Optional<Instant> checkoutOf(Order bought, Friend friend) {
        Instant earliest = bought.at().minus(CHECKOUT_LASTS);
        return friend.checkouts().stream()
                .filter(begun -> !begun.isAfter(bought.at()) && !begun.isBefore(earliest))
                .max(Comparator.naturalOrder())
                .filter(begun -> friend.orders().stream()
                        .noneMatch(other ->
                                other.at().isBefore(bought.at()) && !other.at().isBefore(begun)));
    }
}
