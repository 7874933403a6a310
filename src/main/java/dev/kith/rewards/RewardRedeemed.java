package dev.kith.rewards;

/** Announced when a code was used in an order. */
public record RewardRedeemed(Reward reward) implements RewardNews {}
