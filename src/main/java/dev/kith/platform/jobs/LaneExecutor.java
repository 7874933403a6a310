package dev.kith.platform.jobs;

import dev.kith.platform.database.Tenant;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A virtual thread for every job; their connections come from the workers' pool, so that mail never delays a request. */
final class LaneExecutor extends AbstractExecutorService {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Tenant tenant;

    LaneExecutor(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void execute(Runnable job) {
        threads.execute(() -> tenant.onWorkerLane(() -> {
            job.run();
            return true;
        }));
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(time, unit);
    }
}
