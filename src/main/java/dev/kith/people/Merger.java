package dev.kith.people;

import java.time.Instant;

/**
 * Two accounts of the shop that became one person.
 *
 * @param reported whether an event of the shop said so; else somebody of the staff did it by hand
 */
public record Merger(String one, String other, Instant at, boolean reported) {}
