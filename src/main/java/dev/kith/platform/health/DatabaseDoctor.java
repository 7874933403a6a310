package dev.kith.platform.health;

import dev.kith.platform.KithSettings;
import dev.kith.platform.database.EmbeddedPostgres;
import dev.kith.platform.database.PostgresSource;
import dev.kith.platform.database.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at the running server: its database, its queues, its settings. */
@Component
final class DatabaseDoctor {

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on", "data_checksums", "on");
    private static final int MAJOR = 18;
    private static final Duration OVERDUE = Duration.ofMinutes(1);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Tenant tenant;
    private final PostgresSource postgres;
    private final KithSettings settings;
    private final InstantSource clock;

    DatabaseDoctor(
            JdbcClient jdbc, Tenant tenant, PostgresSource postgres, KithSettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.tenant = tenant;
        this.postgres = postgres;
        this.settings = settings;
        this.clock = clock;
    }

    List<Finding> look() {
        var findings = new ArrayList<Finding>();
        findings.add(version());
        findings.add(account());
        findings.add(durability());
        findings.add(roles());
        findings.add(clocks());
        findings.add(timers());
        findings.add(deliveries());
        findings.add(exposure());
        return findings;
    }

    private Finding version() {
        int number = jdbc.sql("SELECT current_setting('server_version_num')::int")
                .query((row, _) -> row.getInt(1))
                .single();
        String shown = "PostgreSQL " + number / 10_000 + "." + number % 10_000;
        return number / 10_000 == MAJOR
                ? Finding.ok("database", shown)
                : Finding.fail("database", shown, "Kith is made for PostgreSQL " + MAJOR + "; use one.");
    }

    private Finding account() {
        return postgres.embedded()
                .map(EmbeddedPostgres::account)
                .map(name -> Finding.ok("account", "the database runs as " + name))
                .orElseGet(() -> Finding.ok("account", "the database is run by somebody else"));
    }

    private Finding durability() {
        var weak = new TreeMap<String, String>();
        jdbc
                .sql("SELECT name, setting FROM pg_settings WHERE name = ANY (ARRAY['fsync', 'full_page_writes',"
                        + " 'synchronous_commit', 'data_checksums'])")
                .query((row, _) -> Map.entry(row.getString("name"), row.getString("setting")))
                .list()
                .stream()
                .filter(setting -> !setting.getValue().equals(DURABLE.get(setting.getKey())))
                .forEach(setting -> weak.put(setting.getKey(), setting.getValue()));
        return weak.isEmpty()
                ? Finding.ok("durability", "what is acknowledged survives a power cut")
                : Finding.fail("durability", weak.toString(), "Set these to on in the database's configuration.");
    }

    private Finding roles() {
        List<String> strong =
                jdbc.sql("""
                        SELECT rolname
                          FROM pg_roles
                         WHERE rolname LIKE 'kith\\_%'
                           AND (rolsuper OR rolbypassrls)
                        """).query((row, _) -> row.getString("rolname")).list();
        return strong.isEmpty()
                ? Finding.ok("roles", "none of Kith's roles passes row-level security")
                : Finding.fail("roles", "too strong: " + strong, "ALTER ROLE ... NOSUPERUSER NOBYPASSRLS");
    }

    private Finding clocks() {
        Instant theirs = jdbc.sql("SELECT extract(epoch FROM clock_timestamp()) * 1000 AS millis")
                .query((row, _) -> Instant.ofEpochMilli(row.getLong("millis")))
                .single();
        Duration apart = Duration.between(theirs, clock.instant()).abs();
        return apart.compareTo(CLOCKS_DIFFER) < 0
                ? Finding.ok("clock", "Kith's and the database's differ by " + apart.toMillis() + " ms")
                : Finding.warn("clock", "Kith's and the database's differ by " + apart, "Let both follow NTP.");
    }

    private Finding timers() {
        long waiting = tenant.runAsWorker(
                () -> jdbc.sql("""
                        SELECT coalesce(extract(epoch FROM now() - min(due)), 0)::bigint
                          FROM platform.timer
                         WHERE due <= now()
                        """).query((row, _) -> row.getLong(1)).single());
        return waiting < OVERDUE.toSeconds()
                ? Finding.ok("timers", "nothing waits that is due")
                : Finding.warn(
                        "timers",
                        "the oldest is " + waiting + " s late",
                        "Look into log/kith.log for the kind that fails.");
    }

    private Finding deliveries() {
        long waiting = jdbc.sql("""
                        SELECT coalesce(extract(epoch FROM now() - min(execution_time)), 0)::bigint
                          FROM platform.delivery_task
                         WHERE execution_time <= now()
                        """).query((row, _) -> row.getLong(1)).single();
        return waiting < OVERDUE.toSeconds()
                ? Finding.ok("deliveries", "nothing waits that should have left")
                : Finding.warn(
                        "deliveries", "the oldest is " + waiting + " s late", "Check the mail server in kith.mail.");
    }

    private Finding exposure() {
        boolean loopback =
                settings.bind().equals("127.0.0.1") || settings.bind().equals("::1");
        if (loopback || !settings.proxies().isEmpty()) {
            return Finding.ok("exposure", "listens on " + settings.bind());
        }
        return Finding.fail(
                "exposure",
                "listens on " + settings.bind() + " without a proxy in front",
                "Put TLS in front and name that proxy in kith.proxies, or set kith.bind=127.0.0.1.");
    }
}
