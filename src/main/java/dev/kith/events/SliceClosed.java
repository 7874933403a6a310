package dev.kith.events;

/** Announced last for a slice: modules write, in batches, and decide. */
public record SliceClosed(Slice slice) {}
