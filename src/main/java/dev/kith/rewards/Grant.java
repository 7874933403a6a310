package dev.kith.rewards;

import dev.kith.journeys.Order;
import dev.kith.kernel.Money;
import dev.kith.people.RootId;
import dev.kith.programs.RewardSpec;
import dev.kith.programs.Rule;
import dev.kith.programs.Side;
import dev.kith.referrals.Check;
import dev.kith.referrals.Happening;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says a reward should be by now: its complete target, whatever it was before.
 *
 * @param cause the key of what earned it
 * @param target what the member should have of it now
 * @param steps how amount and target came about, for the trace
 */
record Grant(
        String key,
        Verdict verdict,
        Rule rule,
        RewardSpec spec,
        Side side,
        RootId member,
        String cause,
        Money amount,
        Target target,
        Instant earnedAt,
        Instant holdEnds,
        List<Check> steps) {

    /** What the member should have. */
    sealed interface Target {

        /** A code that may be used up to and including that instant. */
        record Offered(Instant until) implements Target {}

        /** The code was used in an order; the amount is what that order took off for it. */
        record Used(String order) implements Target {}

        /** Nobody used it in time. */
        record Lapsed() implements Target {}

        /** Earned, and on hold. */
        record Pending() implements Target {}

        /** The member's own. */
        record Available(Optional<Instant> until) implements Target {}

        /** Earned, but a limit stands against it; the amount says what it would have been. */
        record Refused(Reason reason) implements Target {}

        /** Nothing, or nothing any more since that instant. */
        record Nothing(Reason reason, Instant at) implements Target {}
    }

    Grant {
        steps = List.copyOf(steps);
    }

    Grant with(Money newAmount, Target newTarget, List<Check> newSteps) {
        return new Grant(
                key, verdict, rule, spec, side, member, cause, newAmount, newTarget, earnedAt, holdEnds, newSteps);
    }

    /** Handed out as a code that works once. */
    boolean isCode() {
        return spec.kind() == RewardSpec.Kind.DISCOUNT_CODE;
    }

    /** Money went back for what earns it now, or for what had earned it. */
    boolean isSentBack(String earned) {
        return verdict.friend().orders().stream()
                .filter(order -> List.of(cause, earned).contains(Happening.keyOf(order.orderId())))
                .anyMatch(order -> !order.refunds().isEmpty() || order.state() == Order.State.CANCELLED);
    }

    boolean isUpfront() {
        return rule.issue() == Rule.Issue.UPFRONT;
    }
}
