package dev.kith.rewards;

/** Announced when a friend was given a code to use in a first order. */
public record RewardOffered(Reward reward) implements RewardNews {}
