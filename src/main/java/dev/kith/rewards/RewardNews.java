package dev.kith.rewards;

import java.util.List;
import java.util.Optional;

/** What is announced when a reward comes to stand somewhere new, once for each look that moved it. */
public sealed interface RewardNews
        permits RewardOffered,
                RewardPending,
                RewardAvailable,
                RewardRedeemed,
                RewardCancelled,
                RewardReversed,
                RewardRefused {

    Reward reward();

    static Optional<RewardNews> of(Reward before, List<Reward> steps) {
        if (steps.isEmpty()
                || before.revision() > 0 && before.state() == steps.getLast().state()) {
            return Optional.empty();
        }
        Reward reward = steps.getLast();
        return switch (reward.state()) {
            case OFFERED -> Optional.of(new RewardOffered(reward));
            case PENDING -> Optional.of(new RewardPending(reward));
            case AVAILABLE, ISSUED -> Optional.of(new RewardAvailable(reward));
            case REDEEMED -> Optional.of(new RewardRedeemed(reward));
            case CANCELLED -> Optional.of(new RewardCancelled(reward));
            case REVERSED -> Optional.of(new RewardReversed(reward));
            case REFUSED -> Optional.of(new RewardRefused(reward));
            case HELD, EXPIRED -> Optional.empty();
        };
    }
}
