package dev.kith.platform.health;

import dev.kith.platform.DataFolder;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.web.Lanes;
import dev.kith.platform.web.Lanes.Lane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What an operator watches: how late the queues are, whether the database answers, how much disk is left. */
@Component
final class Gauges implements MeterBinder {

    private final Readiness readiness;
    private final DataFolder folder;
    private final Tenant tenant;
    private final JdbcClient jdbc;
    private final Lanes lanes;

    Gauges(Readiness readiness, DataFolder folder, Tenant tenant, JdbcClient jdbc, Lanes lanes) {
        this.readiness = readiness;
        this.folder = folder;
        this.tenant = tenant;
        this.jdbc = jdbc;
        this.lanes = lanes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("kith.platform.ready", () -> readiness.whyNot().isEmpty() ? 1 : 0)
                .description("1 while requests are welcome")
                .register(registry);
        Gauge.builder("kith.platform.disk.free.bytes", this::freeBytes)
                .description("Space left at the data folder")
                .register(registry);
        for (Lane lane : Lane.values()) {
            Gauge.builder("kith.platform.lane.free", () -> lanes.free(lane))
                    .description("Requests of this kind that could still be let in")
                    .tag("lane", lane.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        seconds(
                registry,
                "kith.platform.timers.oldest.due.seconds",
                "How long the oldest due timer has been waiting",
                """
                SELECT coalesce(extract(epoch FROM now() - min(due)), 0) FROM platform.timer WHERE due <= now()
                """);
        seconds(
                registry,
                "kith.platform.deliveries.oldest.seconds",
                "How long the oldest delivery should have left",
                """
                SELECT coalesce(extract(epoch FROM now() - min(execution_time)), 0)
                  FROM platform.delivery_task
                 WHERE execution_time <= now()
                """);
        seconds(registry, "kith.platform.deliveries.waiting", "Deliveries that have not left yet", """
                SELECT count(*) FROM platform.delivery_task
                """);
    }

    private void seconds(MeterRegistry registry, String name, String description, String sql) {
        Gauge.builder(name, () -> asked(sql)).description(description).register(registry);
    }

    /** Not a number while the database is away: a zero would look like good news. */
    private double asked(String sql) {
        try {
            return tenant.runAsWorker(
                    () -> jdbc.sql(sql).query((row, _) -> row.getDouble(1)).single());
        } catch (DataAccessException | TransactionException away) {
            return Double.NaN;
        }
    }

    private double freeBytes() {
        try {
            return Files.getFileStore(folder.path()).getUsableSpace();
        } catch (IOException unreadable) {
            return Double.NaN;
        }
    }
}
