package dev.kith.people;

import java.time.Instant;
import java.util.Optional;

/**
 * The names one fact gives to one person, and how far to believe it.
 *
 * @param at when it happened, which orders claims; ties are broken by {@code messageId}
 */
public record Sighting(
        Trust trust,
        Optional<String> userId,
        Optional<String> anonymousId,
        Optional<String> email,
        Optional<String> phone,
        Instant at,
        String messageId) {}
