package dev.kith.rewards;

import java.util.UUID;

/** Names one reward. */
public record RewardId(UUID value) {}
