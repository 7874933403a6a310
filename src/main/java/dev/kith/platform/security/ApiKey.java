package dev.kith.platform.security;

import dev.kith.platform.WorkspaceId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a key. The key itself is shown once and never stored.
 *
 * @param prefix its first twelve characters, by which people recognize it
 * @param lastUsedAt to the hour
 */
public record ApiKey(
        KeyId id,
        WorkspaceId workspace,
        SourceId source,
        Kind kind,
        String name,
        String prefix,
        Set<String> scopes,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {

    /** Public keys stand in web pages and may only report; secret keys stay on servers and may act. */
    public enum Kind {
        PUBLIC,
        SECRET
    }

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }
}
