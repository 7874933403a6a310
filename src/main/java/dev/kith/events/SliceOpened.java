package dev.kith.events;

/** Announced first for a slice: modules load what they need, one query per table. */
public record SliceOpened(Slice slice) {}
