package dev.kith.platform.database;

import dev.kith.platform.CannotStart;
import dev.kith.platform.DataFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that comes with Kith, in the data folder. It is started here, adopted if a killed Kith left it running,
 * started again whenever it dies, and stopped with Kith.
 *
 * <p>The caller holds the lock on the data folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** What makes "acknowledged" mean "durable". */
    private static final Map<String, String> PROMISES = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on",
            "data_checksums", "on",
            "password_encryption", "scram-sha-256");

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresServer server;
    private final String password;
    private final PostgresWatch watch;

    private EmbeddedPostgres(PostgresServer server, String password) {
        this.server = server;
        this.password = password;
        this.watch = new PostgresWatch(server);
    }

    /** Starts or adopts the server of this folder and does not return before it answers. */
    public static EmbeddedPostgres start(DataFolder folder) {
        var binaries = PostgresBinaries.in(folder.path().resolve("bin"));
        var account = PostgresAccount.choose(binaries.program("postgres"), Cluster.in(folder));
        var cluster = new Cluster(folder, binaries, account);
        String password = cluster.password();
        cluster.prepare();
        var postgres = new EmbeddedPostgres(new PostgresServer(cluster, binaries, account), password);
        postgres.start();
        return postgres;
    }

    private void start() {
        if (!adopted()) {
            server.start();
        }
        try {
            keepPromises();
        } catch (SQLException silent) {
            throw new CannotStart(
                    "The database does not answer: " + silent.getMessage() + ".",
                    "Look into " + server.cluster().log() + ".",
                    silent);
        }
        watch.begin();
    }

    /** A server that a killed Kith left behind is ours again if it takes our password. */
    private boolean adopted() {
        Optional<Postmaster> orphan = server.running();
        if (orphan.isEmpty()) {
            return false;
        }
        LOG.info(
                "PostgreSQL is still running from the last time (process {}); waiting for it",
                orphan.get().pid());
        if (server.answers(PATIENCE, this::login)) {
            return true;
        }
        LOG.warn(
                "PostgreSQL (process {}) does not answer; stopping it",
                orphan.get().pid());
        server.stop();
        return false;
    }

    private void keepPromises() throws SQLException {
        var broken = new TreeMap<String, String>();
        try (Connection connection = login("postgres").connect();
                var statement = connection.createStatement();
                var settings = statement.executeQuery("SELECT name, setting FROM pg_settings")) {
            while (settings.next()) {
                String name = settings.getString(1);
                String setting = settings.getString(2);
                if (!setting.equals(PROMISES.getOrDefault(name, setting))
                        || name.equals("wal_level") && setting.equals("minimal")) {
                    broken.put(name, setting);
                }
            }
        }
        if (!broken.isEmpty()) {
            server.stop();
            throw new CannotStart(
                    "The database would lose acknowledged work after a power cut: " + broken + ".",
                    "Remove these settings from tuning.conf and postgresql.auto.conf in "
                            + server.cluster().path() + ".");
        }
    }

    /** The database of this name, made if it is not there yet. */
    public Database database(String name) {
        try (Connection connection = login("postgres").connect();
                var statement = connection.createStatement()) {
            boolean known;
            try (var found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + name + "'")) {
                known = found.next();
            }
            if (!known) {
                statement.execute("CREATE DATABASE " + name);
            }
        } catch (SQLException refused) {
            throw new CannotStart(
                    "The database cannot be made: " + refused.getMessage() + ".",
                    "Look into " + server.cluster().log() + ".",
                    refused);
        }
        return new Database(login(name));
    }

    private Login login(String database) {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
        return new Login(url, Cluster.SUPERUSER, password);
    }

    /** Who runs it, as shown to the operator. */
    public String account() {
        return server.account().name();
    }

    /** Stops the server once open transactions were ended: fast first, hard if that takes too long. */
    @Override
    public void close() {
        watch.end();
        server.stop();
    }
}
