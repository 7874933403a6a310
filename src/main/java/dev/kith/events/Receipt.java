package dev.kith.events;

/**
 * The promise that an event is in the log.
 *
 * @param duplicate it was there before
 * @param position where it stands; for a duplicate, a place that is not before it
 */
public record Receipt(boolean duplicate, LogPosition position, int shard) {}
