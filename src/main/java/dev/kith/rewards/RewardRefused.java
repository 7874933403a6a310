package dev.kith.rewards;

/** Announced when something earned a reward and a limit stood against it. */
public record RewardRefused(Reward reward) implements RewardNews {}
