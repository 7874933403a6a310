package dev.kith.events;

/** The right to handle a shard, until somebody raises its fence. */
record Lease(int shard, long fence) {}
