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

    /** Told by someone who is believed, about nobody yet. */
    public static IncomingEvent trusted(
            WorkspaceId workspace,
            UUID source,
            Kind kind,
            String name,
            String messageId,
            Instant at,
            Instant receivedAt) {
        return new IncomingEvent(
                workspace,
                source,
                Trust.TRUSTED,
                kind,
                name,
                messageId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(at),
                Optional.empty(),
                receivedAt,
                at.isAfter(receivedAt) ? receivedAt : at,
                at.isAfter(receivedAt) ? Set.of(Flag.FUTURE_CLAMPED) : Set.of(),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode());
    }

    /** The same, about somebody. */
    public IncomingEvent by(Optional<String> user, Optional<String> address) {
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
                properties,
                context,
                traits);
    }

    /** The same, with what else is known of it. */
    public IncomingEvent with(ObjectNode itsProperties, ObjectNode itsContext) {
        return new IncomingEvent(
                workspace,
                source,
                trust,
                kind,
                name,
                messageId,
                userId,
                anonymousId,
                email,
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
