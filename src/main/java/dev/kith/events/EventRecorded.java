package dev.kith.events;

/** Announced for each event of a slice, in order. */
public record EventRecorded(Slice slice, Event event) {}
