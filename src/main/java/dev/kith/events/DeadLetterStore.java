package dev.kith.events;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.utc;

import dev.kith.platform.crypto.Sha256;
import dev.kith.platform.database.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events that could not be handled, schema {@code events}. */
@Component
final class DeadLetterStore {

    private static final int LONGEST_ERROR = 1_000;
    private static final int FRAMES = 12;
    private static final String COLUMNS = """
            SELECT txid::text::bigint AS txid_number, pos, shard, message_id, name, error, attempts, failed_at
              FROM events.dead_letter
            """;

    private final JdbcClient jdbc;

    DeadLetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(StoredEvent event, Throwable why, int attempts, Instant now) {
        jdbc.sql("""
                        INSERT INTO events.dead_letter
                               (pos, txid, shard, message_id, name, error, stack_hash, attempts, failed_at)
                        VALUES (:pos, :txid::text::xid8, :shard, :message, :name, :error, :stack, :attempts, :now)
                        ON CONFLICT (workspace_id, pos) DO UPDATE
                           SET error = excluded.error, attempts = dead_letter.attempts + excluded.attempts,
                               failed_at = excluded.failed_at
                        """)
                .param("pos", event.position().pos())
                .param("txid", event.position().txid())
                .param("shard", event.shard())
                .param("message", event.messageId())
                .param("name", event.name())
                .param("error", error(why))
                .param("stack", stack(why))
                .param("attempts", attempts)
                .param("now", utc(now))
                .update();
    }

    /** Another attempt came to nothing; says how many that makes. Empty if somebody settled the matter meanwhile. */
    Optional<Integer> addAttempt(long pos, Throwable why, Instant now) {
        return jdbc.sql("""
                        UPDATE events.dead_letter
                           SET error = :error, stack_hash = :stack, attempts = attempts + 1, failed_at = :now
                         WHERE workspace_id = platform.workspace() AND pos = :pos
                        RETURNING attempts
                        """)
                .param("pos", pos)
                .param("error", error(why))
                .param("stack", stack(why))
                .param("now", utc(now))
                .query(Integer.class)
                .optional();
    }

    Optional<DeadLetter> find(long pos) {
        return jdbc.sql(COLUMNS + " WHERE workspace_id = platform.workspace() AND pos = :pos")
                .param("pos", pos)
                .query((row, _) -> letter(row))
                .optional();
    }

    /** Whether it was still there: of two who remove it at once, one hears yes. */
    boolean remove(long pos) {
        return jdbc.sql("DELETE FROM events.dead_letter WHERE workspace_id = platform.workspace() AND pos = :pos")
                        .param("pos", pos)
                        .update()
                == 1;
    }

    /** How many there are in all workspaces, for a transaction of the worker. */
    long countEverywhere() {
        return jdbc.sql("SELECT count(*) FROM events.dead_letter")
                .query(Long.class)
                .single();
    }

    List<DeadLetter> latest(int most) {
        return page(FailedPlace.TOP, most);
    }

    /** The latest failures first, after the given place. */
    List<DeadLetter> page(FailedPlace from, int most) {
        return jdbc.sql(COLUMNS + """
                         WHERE workspace_id = platform.workspace()
                           AND (failed_at, pos) < (:before, :beforePos)
                         ORDER BY failed_at DESC, pos DESC
                         LIMIT :most
                        """)
                .param("before", utc(from.failedAt()))
                .param("beforePos", from.pos())
                .param("most", most)
                .query((row, _) -> letter(row))
                .list();
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                new LogPosition(row.getLong("txid_number"), row.getLong("pos")),
                row.getInt("shard"),
                row.getString("message_id"),
                row.getString("name"),
                row.getString("error"),
                row.getInt("attempts"),
                instant(row, "failed_at"));
    }

    Tally count() {
        return Tally.of(jdbc.sql("SELECT count(*) FROM (SELECT FROM events.dead_letter LIMIT :tally) AS counted")
                .param("tally", Tally.ENOUGH)
                .query(Long.class)
                .single());
    }

    /** The kind of trouble only: what an exception says may hold personal values. */
    private static String error(Throwable why) {
        Throwable root = root(why);
        String where = root.getStackTrace().length == 0 ? "" : " at " + root.getStackTrace()[0];
        String text = root.getClass().getName() + where;
        return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
    }

    /** Equal for the same trouble at the same place. */
    private static String stack(Throwable why) {
        Throwable root = root(why);
        var frames = new StringBuilder(root.getClass().getName());
        for (int i = 0; i < Math.min(FRAMES, root.getStackTrace().length); i++) {
            frames.append('\n').append(root.getStackTrace()[i]);
        }
        return Sha256.hex(frames.toString()).substring(0, 16);
    }

    private static Throwable root(Throwable why) {
        Throwable root = why;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
