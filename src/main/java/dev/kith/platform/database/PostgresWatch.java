package dev.kith.platform.database;

import dev.kith.platform.CannotStart;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server again when it dies while Kith lives. */
final class PostgresWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final PostgresServer server;
    private @Nullable Thread thread;

    PostgresWatch(PostgresServer server) {
        this.server = server;
    }

    synchronized void begin() {
        thread = Thread.ofPlatform().daemon().name("postgres-watch").start(this::watch);
    }

    synchronized void end() {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(30));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    private void watch() {
        var pause = FIRST_PAUSE;
        while (slept(LOOK)) {
            if (server.running().isPresent()) {
                pause = FIRST_PAUSE;
                server.rotateLog();
                continue;
            }
            LOG.warn("PostgreSQL died; starting it again");
            if (!slept(pause) || !restarted()) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** False if Kith is stopping; a failed start is tried again after a longer pause. */
    private boolean restarted() {
        try {
            server.start();
            LOG.info("PostgreSQL is back");
        } catch (CannotStart failed) {
            LOG.error("{} {}", failed.what(), failed.fix());
        } catch (IllegalStateException stopping) {
            return false;
        }
        return true;
    }

    private static boolean slept(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }
}
