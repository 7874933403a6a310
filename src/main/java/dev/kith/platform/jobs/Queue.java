package dev.kith.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** One scheduler, started with Kith and stopped before the database goes. */
final class Queue implements SmartLifecycle {

    private final Supplier<Scheduler> plan;
    private final boolean wanted;
    private @Nullable Scheduler scheduler;

    /** A stopped scheduler cannot be started again, hence the plan of one. */
    Queue(Supplier<Scheduler> plan, boolean wanted) {
        this.plan = plan;
        this.wanted = wanted;
    }

    @Override
    public synchronized void start() {
        if (wanted && scheduler == null) {
            scheduler = plan.get();
            scheduler.start();
        }
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public int getPhase() {
        return Phase.JOBS;
    }
}
