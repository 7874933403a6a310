package dev.kith.testkit;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Database;
import dev.kith.platform.database.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.test.context.TestComponent;

/** What the workers still have to do, seen from outside, so that a test knows when to look at the result. */
@TestComponent
public final class Backlog {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OPEN_WORK = """
            SELECT count(*)
              FROM events.event_log AS log
              JOIN events.shard_cursor AS done ON done.shard = log.shard AND done.consumer = 'main'
             WHERE log.workspace_id = ? AND (log.txid, log.pos) > (done.txid, done.pos)
            """;

    private final Login everything;

    Backlog(Database database) {
        this.everything = database.maker();
    }

    /** Waits until every event in the log was handled. */
    void awaitEmpty(WorkspaceId workspace) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection =
                        DriverManager.getConnection(everything.url(), everything.user(), everything.password());
                PreparedStatement statement = connection.prepareStatement(OPEN_WORK)) {
            statement.setObject(1, workspace.value());
            while (isOpen(statement)) {
                if (System.nanoTime() > patience) {
                    throw new AssertionError("the workers do not get done in workspace " + workspace.value());
                }
                Thread.sleep(3);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean isOpen(PreparedStatement statement) throws SQLException {
        try (var answer = statement.executeQuery()) {
            return answer.next() && answer.getLong(1) > 0;
        }
    }
}
