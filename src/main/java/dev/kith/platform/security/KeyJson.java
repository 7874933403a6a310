package dev.kith.platform.security;

import dev.kith.platform.web.ShownOnce;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A key as programs see it.
 *
 * @param key the key itself, only in the answer that made it
 */
record KeyJson(
        KeyId id,
        SourceId source,
        String kind,
        String name,
        String prefix,
        List<String> scopes,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<String> key)
        implements ShownOnce {

    static KeyJson of(ApiKey key) {
        return json(key, Optional.empty());
    }

    static KeyJson shownOnce(FreshKey fresh) {
        return json(fresh.key(), Optional.of(fresh.text()));
    }

    private static KeyJson json(ApiKey key, Optional<String> text) {
        return new KeyJson(
                key.id(),
                key.source(),
                key.kind().name().toLowerCase(Locale.ROOT),
                key.name(),
                key.prefix(),
                key.scopes().stream().sorted().toList(),
                key.createdAt(),
                key.lastUsedAt(),
                key.expiresAt(),
                key.revokedAt(),
                text);
    }
}
