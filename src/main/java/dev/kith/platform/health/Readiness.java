package dev.kith.platform.health;

import dev.kith.platform.DataFolder;
import dev.kith.platform.KithSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether requests are welcome: not before the start is done, not while the database is away, not while Kith is
 * stopping. The database is asked once a second at most, by one thread, so that health checks cost nothing.
 */
@Component
public final class Readiness implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final int ANSWER_SECONDS = 1;

    private final DataSource database;
    private final DataFolder folder;
    private final boolean behindBalancer;
    private volatile boolean started;
    private volatile boolean draining;
    private volatile boolean watching;
    private volatile Optional<String> trouble = Optional.of("starting");

    Readiness(DataSource database, DataFolder folder, KithSettings settings) {
        this.database = database;
        this.folder = folder;
        this.behindBalancer = !settings.proxies().isEmpty();
    }

    /** Empty if requests are welcome, else why not, in one word. */
    public Optional<String> whyNot() {
        return draining ? Optional.of("stopping") : trouble;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        started = true;
        look();
    }

    @Override
    public void start() {
        draining = false;
        watching = true;
        Thread.ofPlatform().daemon().name("readiness").start(this::watch);
    }

    private void watch() {
        while (watching) {
            look();
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private synchronized void look() {
        Optional<String> before = trouble;
        trouble = !started ? Optional.of("starting") : databaseAnswers() ? diskTrouble() : Optional.of("database");
        if (!trouble.equals(before)) {
            LOG.info("readiness: {}", trouble.orElse("ready"));
        }
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(ANSWER_SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }

    private Optional<String> diskTrouble() {
        return Doctor.disk(folder).verdict() == Finding.Verdict.FAIL ? Optional.of("disk") : Optional.empty();
    }

    /** First of all: a balancer in front needs a moment to notice. */
    @Override
    public void stop() {
        draining = true;
        watching = false;
        if (behindBalancer) {
            try {
                Thread.sleep(DRAIN);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return watching;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
