package dev.kith.rewards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One reward's way through one look; one that moved to another referral took no step. */
record Settled(Grant grant, Reward before, List<Reward> steps, Reward after) {

    Settled {
        steps = List.copyOf(steps);
    }

    boolean changed() {
        return !after.equals(before);
    }

    /** When time alone ends it: right after the last instant of an offer. */
    Optional<Instant> nextLook() {
        return Optional.of(after)
                .filter(reward -> reward.state() == Reward.State.OFFERED)
                .flatMap(Reward::expiresAt)
                .map(until -> until.plusNanos(1_000));
    }
}
