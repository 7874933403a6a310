package dev.kith.platform.jobs;

import org.springframework.context.SmartLifecycle;

/**
 * Who stops before whom: first no new requests, then what requests still wait for, then the workers, and the queues that
 * feed them last. Starting goes the other way around.
 */
public final class Phase {

    /** What answers requests, after the web server finished with them: the group commit. */
    public static final int GROUP_COMMIT = SmartLifecycle.DEFAULT_PHASE - 4096;

    /** Shard workers, which give back their leases. */
    public static final int WORKERS = GROUP_COMMIT - 1024;

    /** Timers, deliveries and chores. */
    public static final int JOBS = WORKERS - 1024;

    private Phase() {}
}
