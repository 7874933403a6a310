package dev.kith.people;

import java.util.UUID;

/**
 * Names one identifier of a person for good. What belongs to a person is stored under the root it arrived with and finds
 * its person through the identity map, which is what makes a merge, and its undoing, exact.
 */
public record RootId(UUID value) {}
