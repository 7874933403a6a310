package dev.kith.rewards;

import dev.kith.platform.web.IdPrefix;
import java.util.UUID;

/** Names one reward. */
@IdPrefix("rwd")
public record RewardId(UUID value) {}
