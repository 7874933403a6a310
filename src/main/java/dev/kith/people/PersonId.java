package dev.kith.people;

import java.util.UUID;

/** Names one person as of now, whichever role they play. Two of them may turn out to be one: rows store {@link RootId}. */
public record PersonId(UUID value) {}
