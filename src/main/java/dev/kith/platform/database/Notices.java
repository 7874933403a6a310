package dev.kith.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells every node that something cached has changed. For rare news only, such as a revoked key: each one makes commits
 * wait for each other.
 *
 * <p>A listener hears the text that was told, or nothing at all after a lost connection: then anything may have changed.
 */
@Component
public final class Notices implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int WAIT_MILLIS = 10_000;
    private static final int RECONNECT_MILLIS = 1_000;

    private final JdbcClient jdbc;
    private final Database database;
    private final Map<String, Consumer<Optional<String>>> listeners = new ConcurrentHashMap<>();
    private volatile @Nullable Connection connection;
    private volatile @Nullable Thread listening;

    Notices(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** In the caller's transaction: the news goes out if, and only if, that commits. */
    public void tell(String topic, String text) {
        jdbc.sql("SELECT pg_notify(:topic, :text)")
                .param("topic", topic)
                .param("text", text)
                .query((_, _) -> topic)
                .single();
    }

    /** Called from constructors; the topic is a name of lower-case letters and underscores. */
    public void hear(String topic, Consumer<Optional<String>> listener) {
        if (!topic.matches("[a-z_]{1,40}") || listeners.putIfAbsent(topic, listener) != null) {
            throw new IllegalArgumentException("not a free topic: " + topic);
        }
    }

    @Override
    public void start() {
        listening = Thread.ofPlatform().daemon().name("notices").start(this::listen);
    }

    @Override
    public void stop() {
        Thread running = listening;
        listening = null;
        if (running != null) {
            running.interrupt();
        }
        close();
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    private void listen() {
        while (isRunning()) {
            try (Connection fresh = database.app().connect()) {
                connection = fresh;
                subscribe(fresh);
                listeners.values().forEach(listener -> listener.accept(Optional.empty()));
                hearWhile(fresh.unwrap(PGConnection.class));
            } catch (SQLException lost) {
                LOG.debug("not listening at the moment", lost);
            }
            if (!rested()) {
                return;
            }
        }
    }

    private void hearWhile(PGConnection open) throws SQLException {
        while (isRunning()) {
            PGNotification[] heard = open.getNotifications(WAIT_MILLIS);
            for (PGNotification news : heard == null ? new PGNotification[0] : heard) {
                Consumer<Optional<String>> listener = listeners.get(news.getName());
                if (listener != null) {
                    listener.accept(Optional.of(news.getParameter()));
                }
            }
        }
    }

    private void subscribe(Connection fresh) throws SQLException {
        try (var statement = fresh.createStatement()) {
            for (String topic : listeners.keySet()) {
                statement.execute("LISTEN " + topic);
            }
        }
    }

    private static boolean rested() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void close() {
        try {
            Connection open = connection;
            if (open != null) {
                open.close();
            }
        } catch (SQLException closing) {
            LOG.debug("the connection was closed already", closing);
        }
    }
}
