package dev.kith.events;

import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** An event as the log keeps it, made on the thread of whoever brought it so that the writers only write. */
record LogRow(
        WorkspaceId workspace,
        UUID idHash,
        int shard,
        String subjectKey,
        UUID source,
        Trust trust,
        Event.Kind kind,
        String name,
        String messageId,
        Optional<String> userId,
        Optional<String> anonymousId,
        Optional<Instant> originalTime,
        Optional<Instant> sentAt,
        Instant receivedAt,
        Instant at,
        int flags,
        String properties,
        String context,
        String traits) {

    private static final int OVERHEAD = 400;

    /** What one event is for ever known by, within its workspace. */
    record Key(WorkspaceId workspace, UUID idHash) {}

    static LogRow of(IncomingEvent event) {
        ObjectNode context = withEmail(event);
        return of(event, context, subject(event, context), hashOf(event));
    }

    /** An event whose subject is known by other means than its names. */
    static LogRow about(IncomingEvent event, String subject) {
        return about(event, subject, hashOf(event));
    }

    /** The same for an event with an id of its own, which then needs no hash. */
    static LogRow about(IncomingEvent event, String subject, UUID id) {
        return of(event, event.context(), subject, id);
    }

    private static String subject(IncomingEvent event, ObjectNode context) {
        String subject = Naming.of(
                        event.kind(),
                        event.trust(),
                        new Naming.Ids(event.userId(), event.anonymousId()),
                        context,
                        event.traits())
                .subjectKey()
                .orElseGet(() -> "k:" + event.messageId());
        return StorableJson.plain(subject);
    }

    private static LogRow of(IncomingEvent event, ObjectNode context, String subject, UUID id) {
        return new LogRow(
                event.workspace(),
                id,
                Shard.of(event.workspace(), subject),
                subject,
                event.source(),
                event.trust(),
                event.kind(),
                StorableJson.plain(event.name()),
                StorableJson.plain(event.messageId()),
                event.userId().map(StorableJson::plain),
                event.anonymousId().map(StorableJson::plain),
                event.originalTime(),
                event.sentAt(),
                event.receivedAt(),
                event.at(),
                Flag.bits(event.flags()),
                StorableJson.text(event.properties()),
                StorableJson.text(context),
                StorableJson.text(event.traits()));
    }

    private static ObjectNode withEmail(IncomingEvent event) {
        if (event.email().isEmpty() || event.trust() != Trust.TRUSTED) {
            return event.context();
        }
        ObjectNode context = event.context().deepCopy();
        context.withObject("/traits").put("email", event.email().get());
        return context;
    }

    /** Ids of browsers, of servers and of Kith never meet: whoever guesses the id of an order cannot take its place. */
    private static String realm(IncomingEvent event) {
        if (event.source().equals(Events.KITH)) {
            return "kith\0";
        }
        return event.trust() == Trust.TRUSTED ? "" : "public\0";
    }

    private static UUID hashOf(IncomingEvent event) {
        var bytes = ByteBuffer.wrap(Sha256.of(realm(event) + event.messageId()));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    Key key() {
        return new Key(workspace, idHash);
    }

    /** About how much memory it takes while it waits. */
    int weight() {
        return OVERHEAD + 2 * (properties.length() + context.length() + traits.length());
    }
}
