package dev.kith.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The names one fact gives to one person, and how far to believe it.
 *
 * @param email only where it may become an identifier: told by someone trusted, or inside a signed token
 * @param previousId the older name of an alias call
 * @param at when it happened, which orders claims; ties are broken by {@code messageId}
 */
public record Sighting(
        Trust trust,
        Optional<String> userId,
        Optional<String> anonymousId,
        Optional<String> email,
        Optional<String> phone,
        List<ExternalId> externals,
        Optional<String> previousId,
        Instant at,
        String messageId) {

    public Sighting {
        externals = List.copyOf(externals);
    }

    /** Of somebody without ids in other systems. */
    public Sighting(
            Trust trust,
            Optional<String> userId,
            Optional<String> anonymousId,
            Optional<String> email,
            Optional<String> phone,
            Instant at,
            String messageId) {
        this(trust, userId, anonymousId, email, phone, List.of(), Optional.empty(), at, messageId);
    }
}
