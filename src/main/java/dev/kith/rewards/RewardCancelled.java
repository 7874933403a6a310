package dev.kith.rewards;

/** Announced when a reward was called off before it was the member's own. */
public record RewardCancelled(Reward reward) implements RewardNews {}
