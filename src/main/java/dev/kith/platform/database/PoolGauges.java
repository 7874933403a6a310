package dev.kith.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** How many connections each pool has lent, and who waits for one. */
@Component
final class PoolGauges implements MeterBinder {

    private final Pools pools;

    PoolGauges(Pools pools) {
        this.pools = pools;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bind(registry, "web", pools.web());
        bind(registry, "workers", pools.workers());
    }

    private static void bind(MeterRegistry registry, String name, HikariDataSource pool) {
        gauge(registry, "kith.platform.pool.lent.connections", name, pool, HikariPoolMXBean::getActiveConnections);
        gauge(registry, "kith.platform.pool.open.connections", name, pool, HikariPoolMXBean::getTotalConnections);
        gauge(
                registry,
                "kith.platform.pool.waiting.threads",
                name,
                pool,
                HikariPoolMXBean::getThreadsAwaitingConnection);
    }

    private static void gauge(
            MeterRegistry registry,
            String meter,
            String pool,
            HikariDataSource source,
            ToIntFunction<HikariPoolMXBean> reading) {
        Gauge.builder(
                        meter,
                        source,
                        open -> Optional.ofNullable(open.getHikariPoolMXBean())
                                .map(bean -> (double) reading.applyAsInt(bean))
                                .orElse(0.0))
                .tag("pool", pool)
                .register(registry);
    }
}
