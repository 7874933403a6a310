package dev.kith.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** One data source over two pools: the lane of the thread that asks decides which one answers. */
final class Pools extends AbstractDataSource implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(500);
    private static final int KEPT_READY = 2;

    /**
     * Workers find rows by their keys and nothing else. Their statements are planned once and so that they look into
     * indexes, however empty a table was when the plan was made.
     */
    private static final String BY_KEYS = " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off"
            + " -c enable_hashjoin=off -c enable_mergejoin=off";

    private final HikariDataSource web;
    private final HikariDataSource workers;

    Pools(Database database, int webSize, int workerSize) {
        this.web = pool("web", database.app(), webSize, "");
        this.workers = pool("workers", database.worker(), workerSize, BY_KEYS);
    }

    /** The limits on statements are the last line of defense: a writer that lasts stalls every reader of the log. */
    private static HikariDataSource pool(String name, Login login, int size, String plans) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(KEPT_READY, size));
        config.setConnectionTimeout(WAIT.toMillis());
        config.setValidationTimeout(WAIT.toMillis());
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "kith " + name);
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=5s -c lock_timeout=2s -c transaction_timeout=10s"
                        + " -c idle_in_transaction_session_timeout=10s -c TimeZone=UTC" + plans);
        return new HikariDataSource(config);
    }

    HikariDataSource web() {
        return web;
    }

    HikariDataSource workers() {
        return workers;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return switch (Lane.current()) {
            case WEB -> web.getConnection();
            case WORKER -> workers.getConnection();
        };
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("a lane decides who connects");
    }

    @Override
    public void close() {
        web.close();
        workers.close();
    }
}
