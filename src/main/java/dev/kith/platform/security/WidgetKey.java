package dev.kith.platform.security;

import dev.kith.platform.WorkspaceId;
import java.time.Instant;
import java.util.Optional;

/**
 * A key with which a shop's server vouches for its users.
 *
 * @param secret signs; shown when the key is made, and to nobody else afterwards
 */
public record WidgetKey(
        WidgetKeyId id, WorkspaceId workspace, String secret, Instant createdAt, Optional<Instant> revokedAt) {

    boolean isActive() {
        return revokedAt.isEmpty();
    }

    @Override
    public String toString() {
        return "WidgetKey[" + id.value() + "]";
    }
}
