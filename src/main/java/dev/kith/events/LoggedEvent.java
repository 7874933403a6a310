package dev.kith.events;

import dev.kith.people.Trust;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An event as it stands in the log, whoever it turns out to be about. */
public record LoggedEvent(
        LogPosition position,
        Event.Kind kind,
        String name,
        Trust trust,
        UUID source,
        String messageId,
        Optional<String> userId,
        Optional<String> anonymousId,
        Instant at,
        Optional<Instant> originalTime,
        Instant receivedAt,
        Set<Flag> flags,
        JsonNode properties,
        JsonNode context,
        JsonNode traits) {}
