package dev.kith.portal;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Sha256;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link, a cookie or a widget shows to be let in: the workspace it is good in, and 256 bits nobody can guess. Only
 * the hash of those is stored.
 */
record Pass(WorkspaceId workspace, byte[] secret) {

    private static final int UUID_BYTES = 16;
    static final int SECRET_BYTES = 32;
    private static final int LENGTH = 64;

    /** Empty if it was never one of ours. */
    static Optional<Pass> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var workspace = new WorkspaceId(new UUID(bytes.getLong(), bytes.getLong()));
            byte[] secret = new byte[bytes.remaining()];
            bytes.get(secret);
            return Optional.of(new Pass(workspace, secret));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    String text() {
        byte[] bytes = ByteBuffer.allocate(UUID_BYTES + SECRET_BYTES)
                .putLong(workspace.value().getMostSignificantBits())
                .putLong(workspace.value().getLeastSignificantBits())
                .put(secret)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String hash() {
        return HexFormat.of().formatHex(Sha256.of(secret));
    }
}
