package dev.kith.referrals;

import dev.kith.programs.ProgramVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A friend bound to an advocate, as the facts known now say it: the touch that bound, and what the friend did since.
 *
 * @param checks how the touch was chosen, or what speaks against the tie by now
 * @param deadline the last instant for the conversion
 * @param broken set if the two turned out to be one person, or the friend an old customer
 */
record Tie(
        Trigger trigger,
        Evidence touch,
        ProgramVersion version,
        List<Check> checks,
        Instant deadline,
        Optional<Reason> broken,
        Progress progress) {

    /** Ended before that moment without a conversion that outlived its hold, so that the friend may be bound again. */
    boolean lapsedBefore(Instant moment) {
        return broken.isEmpty()
                && deadline.isBefore(moment)
                && progress.conversion()
                        .filter(counted -> !counted.lostInHold())
                        .isEmpty();
    }

    Advocate advocate() {
        return touch.advocate();
    }

    /** Where the referral stands at that moment, and why if it is over. */
    Standing standingAt(Instant now) {
        if (broken.isPresent()) {
            return new Standing(Referral.State.REJECTED, broken, Optional.empty());
        }
        Optional<Occurrence> conversion = progress.conversion();
        if (conversion.isEmpty()) {
            return now.isAfter(deadline)
                    ? new Standing(Referral.State.EXPIRED, Optional.of(Reason.GOAL_TOO_LATE), Optional.empty())
                    : Standing.bound(deadline);
        }
        return conversion
                .get()
                .lost()
                .map(loss -> lost(conversion.get(), loss, now))
                .orElseGet(() -> {
                    Instant release = Release.after(conversion.get().holdEnds());
                    return now.isBefore(release)
                            ? new Standing(Referral.State.QUALIFIED, Optional.empty(), Optional.of(release))
                            : new Standing(Referral.State.APPROVED, Optional.empty(), Optional.empty());
                });
    }

    /** The stored referral this tie is, if it was tied before; of two between the same people the one it began as. */
    Optional<Pinned> storedIn(Friend friend) {
        return friend.referrals().stream()
                .filter(pinned -> pinned.isSame(touch, trigger))
                .min(Comparator.comparing(pinned -> !pinned.beganWith(touch, trigger)));
    }

    /** When time alone changes something: a hold of either side lets go, or the deadline passes. */
    Optional<Instant> nextLook(Instant now) {
        if (broken.isPresent()) {
            return Optional.empty();
        }
        var releases = progress.occurrences().stream()
                .filter(Occurrence::stands)
                .flatMap(occurrence -> Stream.of(occurrence.friendHoldEnds(), occurrence.holdEnds()))
                .map(Release::after);
        return Stream.concat(releases, standingAt(now).nextLook().stream())
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo);
    }

    private Standing lost(Occurrence conversion, Occurrence.Loss loss, Instant now) {
        if (!conversion.lostInHold()) {
            return new Standing(Referral.State.REVERSED, Optional.of(loss.reason()), Optional.empty());
        }
        return now.isAfter(deadline)
                ? new Standing(Referral.State.EXPIRED, Optional.of(loss.reason()), Optional.empty())
                : Standing.bound(deadline);
    }

    /**
     * A state, the reason for it, and when it changes by itself.
     *
     * @param nextLook when time alone changes it; empty if it never does
     */
    record Standing(Referral.State state, Optional<Reason> reason, Optional<Instant> nextLook) {

        static Standing bound(Instant deadline) {
            return new Standing(Referral.State.BOUND, Optional.empty(), Optional.of(deadline.plusNanos(1_000)));
        }
    }
}
