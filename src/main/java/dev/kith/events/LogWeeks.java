package dev.kith.events;

import dev.kith.platform.database.Tenant;
import dev.kith.platform.jobs.Chore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps the log's weeks open ahead of time. */
@Component
final class LogWeeks implements Chore {

    private static final Duration AHEAD = Duration.ofDays(28);

    private final Tenant tenant;
    private final LogStore store;

    LogWeeks(Tenant tenant, LogStore store) {
        this.tenant = tenant;
        this.store = store;
    }

    @Override
    public String name() {
        return "log-weeks";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run(Instant now) {
        tenant.runAcross(List.of(), () -> store.openWeeks(now, now.plus(AHEAD)));
    }
}
