package dev.kith.events;

import dev.kith.platform.database.Tenant;
import dev.kith.platform.health.Examination;
import dev.kith.platform.health.Finding;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What has not had its effect in any workspace: events no turn has reached yet, and events that failed. */
@Component
final class Outstanding implements MeterBinder, Examination {

    private static final double MILLIS = 1_000;

    private final Tenant tenant;
    private final ShardStore shards;
    private final DeadLetterStore deadLetters;

    Outstanding(Tenant tenant, ShardStore shards, DeadLetterStore deadLetters) {
        this.tenant = tenant;
        this.shards = shards;
        this.deadLetters = deadLetters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "kith.events.lag.seconds",
                "How long the oldest event not handled yet has been waiting",
                here -> here.shards.lag().toMillis() / MILLIS);
        gauge(
                registry,
                "kith.events.failed",
                "Events that failed and wait for somebody to decide",
                here -> here.deadLetters.countEverywhere());
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Outstanding> look) {
        Gauge.builder(name, this, here -> here.asked(look))
                .description(description)
                .register(registry);
    }

    /** Not a number while the database is away: a zero would look like good news. */
    private double asked(ToDoubleFunction<Outstanding> look) {
        try {
            return tenant.runAsWorker(() -> look.applyAsDouble(this));
        } catch (DataAccessException | TransactionException away) {
            return Double.NaN;
        }
    }

    @Override
    public Finding look() {
        long failed = tenant.runAsWorker(deadLetters::countEverywhere);
        return failed == 0
                ? Finding.ok("events", "none has failed")
                : Finding.warn(
                        "events",
                        failed + " failed and had no effect",
                        "Look at the console under Events, Not processed; try them again or discard them.");
    }
}
