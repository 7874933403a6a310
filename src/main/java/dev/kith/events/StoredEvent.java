package dev.kith.events;

import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of the log as a worker reads it: nobody knows yet who it is about. */
record StoredEvent(
        LogPosition position,
        int shard,
        WorkspaceId workspace,
        UUID source,
        Trust trust,
        Event.Kind kind,
        String name,
        String messageId,
        Optional<String> userId,
        Optional<String> anonymousId,
        Instant at,
        Instant receivedAt,
        String properties,
        String context,
        String traits) {

    /** What Kith told itself is for reports; only a click on a share link makes something happen. */
    boolean isAnnounced() {
        return !source.equals(Events.KITH) || name.equals(CLICK);
    }

    static final String CLICK = "Share Link Clicked";
}
