package dev.kith.platform.security;

import dev.kith.platform.web.Permission;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a key shall be.
 *
 * @param source where its events come from; a new source if there is none yet
 * @param createdBy the actor, for the list of keys
 */
public record NewKey(
        ApiKey.Kind kind,
        String name,
        Set<String> scopes,
        Optional<SourceId> source,
        Optional<Instant> expiresAt,
        String createdBy) {

    /** What a browser may do with a key everybody can read. */
    static final Set<String> PUBLIC_SCOPES = Set.of("events:write", "offers:read");

    /** Money, privacy and keys are in no preset: who wants them has to ask. */
    private static final Set<String> BY_WISH_ONLY =
            Set.of("rewards:write", "payouts:write", "privacy:write", "keys:write");

    public NewKey {
        scopes = kind == ApiKey.Kind.PUBLIC ? PUBLIC_SCOPES : Set.copyOf(scopes);
        if (!Permission.allScopes().containsAll(scopes)) {
            throw new IllegalArgumentException("unknown scope in " + scopes);
        }
    }

    public static NewKey publicKey(String name, SourceId source, String createdBy) {
        return new NewKey(ApiKey.Kind.PUBLIC, name, PUBLIC_SCOPES, Optional.of(source), Optional.empty(), createdBy);
    }

    /** A secret key for a shop's server. */
    public static NewKey secretKey(String name, SourceId source, String createdBy) {
        return new NewKey(ApiKey.Kind.SECRET, name, usualScopes(), Optional.of(source), Optional.empty(), createdBy);
    }

    public static Set<String> usualScopes() {
        return Permission.allScopes().stream()
                .filter(scope -> !BY_WISH_ONLY.contains(scope))
                .collect(Collectors.toUnmodifiableSet());
    }
}
