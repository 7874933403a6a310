package dev.kith.events;

import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One fact of the log, with the person it is about.
 *
 * @param position where it stands in the log; grows, with gaps
 * @param shard 0 to 63
 * @param name the event's name; page views are {@code Page Viewed}, identifies {@code Identify}
 * @param at when it happened: what every rule computes with
 * @param properties an object, never null; likewise {@code context} and {@code traits}
 */
public record Event(
        long position,
        int shard,
        Kind kind,
        String name,
        Trust trust,
        UUID source,
        String messageId,
        Optional<String> userId,
        Optional<String> anonymousId,
        Instant at,
        Instant receivedAt,
        JsonNode properties,
        JsonNode context,
        JsonNode traits,
        RootId root,
        PersonId person) {

    /** The call that brought the event. The order is stored: add at the end only. */
    public enum Kind {
        IDENTIFY,
        TRACK,
        PAGE,
        SCREEN,
        GROUP,
        ALIAS;

        /** As it is spelled outside. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
