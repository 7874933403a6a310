package dev.kith.platform.security;

import java.time.Instant;
import java.util.UUID;

/** A signed-in browser in the list of one's own sessions. */
public record SessionRow(UUID id, String client, Instant startedAt, Instant seenAt) {}
