package dev.kith.rewards;

/** Announced when a reward became the member's own; a code or an amount can be used. */
public record RewardAvailable(Reward reward) implements RewardNews {}
