package dev.kith.events;

import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Facts of a small shop; each test changes only what it is about. */
final class EventFixtures {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final UUID TILL = new UUID(1, 2);

    private static final AtomicLong SERIAL = new AtomicLong();

    private EventFixtures() {}

    static WorkspaceId aShop() {
        return new WorkspaceId(UUID.randomUUID());
    }

    static String freshId() {
        return "m-" + SERIAL.incrementAndGet() + "-" + System.nanoTime();
    }

    static IncomingEvent pageSeenBy(WorkspaceId shop, String anonymousId) {
        return event(shop, Trust.UNTRUSTED, Optional.empty(), Optional.of(anonymousId), freshId());
    }

    static IncomingEvent orderBy(WorkspaceId shop, String userId, String messageId) {
        return event(shop, Trust.TRUSTED, Optional.of(userId), Optional.empty(), messageId);
    }

    static IncomingEvent with(IncomingEvent event, ObjectNode properties) {
        return event.with(properties, event.context());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static IncomingEvent event(
            WorkspaceId shop, Trust trust, Optional<String> user, Optional<String> anonymous, String messageId) {
        return new IncomingEvent(
                shop,
                TILL,
                trust,
                Event.Kind.TRACK,
                "Something Happened",
                messageId,
                user,
                anonymous,
                Optional.empty(),
                Optional.of(NOON),
                Optional.empty(),
                NOON,
                NOON,
                Set.of(),
                object(),
                object(),
                object());
    }
}
