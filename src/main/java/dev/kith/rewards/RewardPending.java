package dev.kith.rewards;

/** Announced when a reward was earned and waits for its hold to end. */
public record RewardPending(Reward reward) implements RewardNews {}
