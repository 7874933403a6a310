package dev.kith.events;

import dev.kith.platform.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Which part of the log an event belongs to. The hash is for ever: changing it would mean sorting the log again. */
final class Shard {

    static final int COUNT = 64;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Shard() {}

    static int of(WorkspaceId workspace, String subjectKey) {
        return (int) (hash(workspace.value(), subjectKey) & (COUNT - 1));
    }

    /** FNV-1a over the workspace and the subject, stirred so that the low bits depend on all of it. */
    static long hash(UUID workspace, String subjectKey) {
        long hash = FNV_OFFSET;
        hash = feed(hash, workspace.getMostSignificantBits());
        hash = feed(hash, workspace.getLeastSignificantBits());
        for (byte each : subjectKey.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    private static long feed(long hash, long eightBytes) {
        long fed = hash;
        for (int shift = 56; shift >= 0; shift -= 8) {
            fed = (fed ^ (eightBytes >>> shift & 0xff)) * FNV_PRIME;
        }
        return fed;
    }
}
