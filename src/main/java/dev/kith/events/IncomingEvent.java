package dev.kith.events;

import dev.kith.events.Event.Kind;
import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fact as it was told, read and judged but not yet stored.
 *
 * @param messageId makes it one fact however often it is told
 * @param email where a trusted caller names it beside the traits
 * @param originalTime what the sender says; {@code at} is what everything computes with
 */
public record IncomingEvent(
        WorkspaceId workspace,
        UUID source,
        Trust trust,
        Kind kind,
        String name,
        String messageId,
        Optional<String> userId,
        Optional<String> anonymousId,
        Optional<String> email,
        Optional<Instant> originalTime,
        Optional<Instant> sentAt,
        Instant receivedAt,
        Instant at,
        Set<Flag> flags,
        ObjectNode properties,
        ObjectNode context,
        ObjectNode traits) {

    public IncomingEvent {
        flags = Set.copyOf(flags);
    }

    /** What happened, in the words of somebody who is believed. */
    public record Tracked(String name, String messageId, Instant at) {}

    /** Told by somebody who is believed, about nobody yet. What is said to lie ahead of the clock counts as now. */
    public static IncomingEvent trusted(WorkspaceId workspace, UUID source, Tracked told, Instant receivedAt) {
        boolean ahead = told.at.isAfter(receivedAt);
        var empty = JsonNodeFactory.instance.objectNode();
        return new IncomingEvent(
                workspace,
                source,
                Trust.TRUSTED,
                Kind.TRACK,
                told.name,
                told.messageId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(told.at),
                Optional.empty(),
                receivedAt,
                ahead ? receivedAt : told.at,
                ahead ? Set.of(Flag.FUTURE_CLAMPED) : Set.of(),
                empty,
                empty.objectNode(),
                empty.objectNode());
    }

    /** The same, about somebody. */
    public IncomingEvent by(Optional<String> user, Optional<String> address) {
        return copy(user, address, properties, context);
    }

    /** The same, with what else is known of it. */
    public IncomingEvent with(ObjectNode itsProperties, ObjectNode itsContext) {
        return copy(userId, email, itsProperties, itsContext);
    }

    private IncomingEvent copy(
            Optional<String> user, Optional<String> address, ObjectNode itsProperties, ObjectNode itsContext) {
        return new IncomingEvent(
                workspace,
                source,
                trust,
                kind,
                name,
                messageId,
                user,
                anonymousId,
                address,
                originalTime,
                sentAt,
                receivedAt,
                at,
                flags,
                itsProperties,
                itsContext,
                traits);
    }
}
