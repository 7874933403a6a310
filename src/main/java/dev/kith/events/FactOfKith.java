package dev.kith.events;

import dev.kith.people.RootId;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something Kith itself did, told to the log so that reports and receivers of webhooks see it.
 *
 * @param name one of the reserved names
 * @param naturalKey makes it one fact however often it is told
 */
public record FactOfKith(
        String name, String naturalKey, RootId subject, Optional<String> userId, Instant at, ObjectNode properties) {}
