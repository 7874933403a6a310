package dev.kith.platform.jobs;

import dev.kith.platform.KithSettings;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for due timers twice a second. */
@Component
final class TimerLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TimerLoop.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Timers timers;
    private final InstantSource clock;
    private final boolean wanted;
    private @Nullable Thread thread;
    private volatile boolean stopping;

    TimerLoop(Timers timers, InstantSource clock, KithSettings settings) {
        this.timers = timers;
        this.clock = clock;
        this.wanted = settings.works() && settings.workers().timers();
    }

    @Override
    public synchronized void start() {
        if (wanted && thread == null) {
            stopping = false;
            thread = Thread.ofPlatform().daemon().name("timers").start(this::loop);
        }
    }

    private void loop() {
        while (!stopping) {
            pause(turn());
        }
    }

    private Duration turn() {
        try {
            timers.runDue(clock.instant());
            return PAUSE;
        } catch (RuntimeException trouble) {
            LOG.warn("timers have to wait: {}", String.valueOf(trouble.getMessage()));
            return PAUSE_AFTER_TROUBLE;
        }
    }

    private synchronized void pause(Duration time) {
        if (!stopping) {
            try {
                wait(time.toMillis());
            } catch (InterruptedException interrupted) {
                stopping = true;
            }
        }
    }

    /** The batch in hand is finished; it is never cut off in the middle. */
    @Override
    public void stop() {
        Thread running;
        synchronized (this) {
            stopping = true;
            notifyAll();
            running = thread;
            thread = null;
        }
        if (running != null) {
            try {
                running.join(PATIENCE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return Phase.JOBS;
    }
}
