package dev.kith.events;

import java.time.Instant;

/** An event that is in the log and had no effect, and why. */
public record DeadLetter(
        LogPosition position, int shard, String messageId, String name, String error, int attempts, Instant failedAt) {}
