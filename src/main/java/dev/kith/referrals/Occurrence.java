package dev.kith.referrals;

import dev.kith.kernel.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * One counted happening of a goal within a referral.
 *
 * @param key {@code first}, {@code n:<n>}, {@code o:<order>} or {@code e:<message>}: names the occurrence for good
 * @param happening the key of what happened
 * @param base what values and minimums see, as placed; empty where the goal carries no order
 * @param keptBase what is left of it after the refunds that still count
 * @param lost why nothing is left of it, and since when
 * @param advocateHoldEnds the last instant of the advocate's hold; likewise for the friend
 * @param told what happened, with its order if it is one
 */
public record Occurrence(
        String goal,
        String key,
        String happening,
        Instant at,
        Optional<Money> base,
        Optional<Money> keptBase,
        Optional<Loss> lost,
        Instant advocateHoldEnds,
        Instant friendHoldEnds,
        Happening told) {

    /** An order that counted and does not any more. */
    public record Loss(Reason reason, Instant at) {}

    /** The last instant of the longest hold it has to sit out. */
    public Instant holdEnds() {
        return advocateHoldEnds.isAfter(friendHoldEnds) ? advocateHoldEnds : friendHoldEnds;
    }

    /** Lost while its reward was still on hold. */
    public boolean lostInHold() {
        return lost.filter(loss -> !loss.at().isAfter(holdEnds())).isPresent();
    }

    public boolean stands() {
        return lost.isEmpty();
    }
}
