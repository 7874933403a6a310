package dev.kith.people;

/** One of the names of a person, and the root that what was told under it is stored under. */
public record Name(RootId root, Identifier identifier) {}
