package dev.kith.platform.jobs;

import java.time.Duration;
import java.time.Instant;

/** Work that comes back by itself: partitions, sweeps, retention. It runs on one node at a time and may repeat itself. */
public interface Chore {

    String name();

    Duration every();

    void run(Instant now);
}
