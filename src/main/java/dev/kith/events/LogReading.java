package dev.kith.events;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.instantIfAny;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.people.Trust;
import dev.kith.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log for people and programs, schema {@code events}: only what no open transaction can still come before. */
@Component
final class LogReading {

    private static final String COLUMNS = """
            SELECT txid::text::bigint AS txid, pos, kind, name, trust, source_id, message_id, user_id, anonymous_id,
                   event_time, original_time, received_at, flags, properties, context, traits
              FROM events.event_log
             WHERE txid < pg_snapshot_xmin(pg_current_snapshot())
            """;

    private final JdbcClient jdbc;

    LogReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LoggedEvent> page(LogPosition after, int most) {
        return jdbc.sql(COLUMNS + """
                           AND workspace_id = platform.workspace()
                           AND (txid, pos) > (:txid::text::xid8, :pos)
                         ORDER BY txid, pos
                         LIMIT :most
                        """)
                .param("txid", after.txid())
                .param("pos", after.pos())
                .param("most", most)
                .query(this::event)
                .list();
    }

    List<LoggedEvent> pageOf(Collection<String> subjects, LogPosition after, int most) {
        return jdbc.sql(COLUMNS + """
                           AND workspace_id = platform.workspace()
                           AND subject_key = ANY(:subjects)
                           AND (txid, pos) > (:txid::text::xid8, :pos)
                         ORDER BY txid, pos
                         LIMIT :most
                        """)
                .param("subjects", SqlArray.texts(subjects))
                .param("txid", after.txid())
                .param("pos", after.pos())
                .param("most", most)
                .query(this::event)
                .list();
    }

    List<LoggedEvent> timeline(Collection<String> subjects, LogPosition before, int most) {
        return jdbc.sql(COLUMNS + """
                           AND workspace_id = platform.workspace()
                           AND subject_key = ANY(:subjects)
                           AND (txid, pos) < (:txid::text::xid8, :pos)
                         ORDER BY txid DESC, pos DESC
                         LIMIT :most
                        """)
                .param("subjects", SqlArray.texts(subjects))
                .param("txid", before.txid())
                .param("pos", before.pos())
                .param("most", most)
                .query(this::event)
                .list();
    }

    List<LoggedEvent> latest(int most) {
        return jdbc.sql(COLUMNS + """
                           AND workspace_id = platform.workspace()
                         ORDER BY txid DESC, pos DESC
                         LIMIT :most
                        """).param("most", most).query(this::event).list();
    }

    List<LoggedEvent> at(Collection<LogPosition> positions) {
        return jdbc.sql(COLUMNS + """
                           AND workspace_id = platform.workspace()
                           AND (txid, pos) IN (SELECT told.txid::text::xid8, told.pos
                                                 FROM unnest(:txids, :positions) AS told (txid, pos))
                        """)
                .param(
                        "txids",
                        SqlArray.longs(positions.stream().map(LogPosition::txid).toList()))
                .param(
                        "positions",
                        SqlArray.longs(positions.stream().map(LogPosition::pos).toList()))
                .query(this::event)
                .list();
    }

    /** How far a shard has been handled. */
    LogPosition cursor(int shard) {
        return jdbc.sql("""
                        SELECT txid::text::bigint AS txid, pos
                          FROM events.shard_cursor
                         WHERE consumer = 'main' AND shard = :shard
                        """)
                .param("shard", shard)
                .query((row, _) -> new LogPosition(row.getLong("txid"), row.getLong("pos")))
                .single();
    }

    private LoggedEvent event(ResultSet row, int number) throws SQLException {
        return new LoggedEvent(
                new LogPosition(row.getLong("txid"), row.getLong("pos")),
                Event.Kind.values()[row.getInt("kind")],
                row.getString("name"),
                Trust.values()[row.getInt("trust")],
                uuid(row, "source_id"),
                row.getString("message_id"),
                Optional.ofNullable(row.getString("user_id")),
                Optional.ofNullable(row.getString("anonymous_id")),
                instant(row, "event_time"),
                instantIfAny(row, "original_time"),
                instant(row, "received_at"),
                Flag.of(row.getInt("flags")),
                LogJson.read(row.getString("properties")),
                LogJson.read(row.getString("context")),
                LogJson.read(row.getString("traits")));
    }
}
