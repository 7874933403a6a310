package dev.kith.rewards;

/** Announced when a reward was taken back because the money behind it went back. */
public record RewardReversed(Reward reward) implements RewardNews {}
