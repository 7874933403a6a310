package dev.kith.people;

/** Whom a sighting was of: the root to store, and the person that root belongs to now. */
public record Identified(RootId root, PersonId person) {}
