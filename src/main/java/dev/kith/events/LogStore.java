package dev.kith.events;

import dev.kith.platform.database.SqlArray;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds to the log, schema {@code events}. */
@Component
final class LogStore {

    private static final String ADD = """
            WITH told AS (
                SELECT ord, nextval('events.event_log_pos_seq') AS pos, workspace_id, id_hash,
                       timestamptz 'epoch' + received * interval '1 microsecond' AS received_at,
                       shard, subject_key, source_id, trust, kind, name, message_id, user_id, anonymous_id,
                       timestamptz 'epoch' + original * interval '1 microsecond' AS original_time,
                       timestamptz 'epoch' + sent * interval '1 microsecond' AS sent_at,
                       timestamptz 'epoch' + at * interval '1 microsecond' AS event_time,
                       flags, properties, context, traits
                  FROM unnest(:workspaces, :hashes, :received, :shards, :subjects, :sources, :trusts, :kinds, :names,
                              :messages, :users, :anonymous, :originals, :sent, :ats, :flags, :properties, :contexts,
                              :traits)
                  WITH ORDINALITY AS rows (workspace_id, id_hash, received, shard, subject_key, source_id, trust, kind,
                              name, message_id, user_id, anonymous_id, original, sent, at, flags, properties, context,
                              traits, ord)
            ), fresh AS (
                INSERT INTO events.event_key (workspace_id, id_hash, received_at)
                SELECT workspace_id, id_hash, received_at FROM told ORDER BY workspace_id, id_hash
                ON CONFLICT DO NOTHING
                RETURNING workspace_id, id_hash
            ), added AS (
                INSERT INTO events.event_log (pos, received_at, workspace_id, shard, subject_key, source_id, trust, kind,
                            name, message_id, user_id, anonymous_id, original_time, sent_at, event_time, flags,
                            properties, context, traits)
                OVERRIDING SYSTEM VALUE
                SELECT pos, received_at, workspace_id, shard, subject_key, source_id, trust, kind, name, message_id,
                       user_id, anonymous_id, original_time, sent_at, event_time, flags, properties::jsonb,
                       context::jsonb, traits::jsonb
                  FROM told
                  JOIN fresh USING (workspace_id, id_hash)
                 ORDER BY ord
            )
            SELECT ord, pos, pg_current_xact_id()::text::bigint AS txid
              FROM told
              JOIN fresh USING (workspace_id, id_hash)
            """;

    private final JdbcClient jdbc;

    LogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what is not there yet, in this order; no two rows may have the same key. */
    Map<LogRow.Key, LogPosition> add(List<LogRow> rows) {
        var added = new HashMap<LogRow.Key, LogPosition>(rows.size() * 2);
        jdbc.sql(ADD)
                .param("workspaces", uuids(rows, row -> row.workspace().value()))
                .param("hashes", uuids(rows, LogRow::idHash))
                .param("received", micros(rows, row -> Optional.of(row.receivedAt())))
                .param("shards", numbers("smallint", rows, LogRow::shard))
                .param("subjects", texts(rows, LogRow::subjectKey))
                .param("sources", uuids(rows, LogRow::source))
                .param("trusts", numbers("smallint", rows, row -> row.trust().ordinal()))
                .param("kinds", numbers("smallint", rows, row -> row.kind().ordinal()))
                .param("names", texts(rows, LogRow::name))
                .param("messages", texts(rows, LogRow::messageId))
                .param("users", optionalTexts(rows, LogRow::userId))
                .param("anonymous", optionalTexts(rows, LogRow::anonymousId))
                .param("originals", micros(rows, LogRow::originalTime))
                .param("sent", micros(rows, LogRow::sentAt))
                .param("ats", micros(rows, row -> Optional.of(row.at())))
                .param("flags", numbers("integer", rows, LogRow::flags))
                .param("properties", texts(rows, LogRow::properties))
                .param("contexts", texts(rows, LogRow::context))
                .param("traits", texts(rows, LogRow::traits))
                .query((row, _) -> added.put(
                        rows.get(row.getInt("ord") - 1).key(),
                        new LogPosition(row.getLong("txid"), row.getLong("pos"))))
                .list();
        return added;
    }

    /** Where the log of these shards ends at the moment, as far as anybody can see it. */
    Map<Integer, LogPosition> ends(List<Integer> shards) {
        var ends = new HashMap<Integer, LogPosition>();
        jdbc.sql("""
                        SELECT s.shard, l.txid::text::bigint AS txid, l.pos
                          FROM unnest(:shards) AS s (shard)
                         CROSS JOIN LATERAL (SELECT txid, pos FROM events.event_log AS e WHERE e.shard = s.shard
                                              ORDER BY txid DESC, pos DESC LIMIT 1) AS l
                        """)
                .param("shards", SqlArray.of("smallint", shards))
                .query((row, _) ->
                        ends.put(row.getInt("shard"), new LogPosition(row.getLong("txid"), row.getLong("pos"))))
                .list();
        return ends;
    }

    /** The log has a part for every week; those from the first to the last instant are there afterwards. */
    int openWeeks(Instant first, Instant last) {
        return jdbc.sql("SELECT events.door_open_weeks(:first, :last)")
                .param("first", first.atOffset(ZoneOffset.UTC))
                .param("last", last.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Whether a row came from a week the log has no part for yet. */
    static boolean isWithoutWeek(Throwable failed) {
        return sqlState(failed).equals("23514")
                && String.valueOf(failed.getMessage()).contains("no partition");
    }

    /** Whether it is the row that is wrong, and not the moment. */
    static boolean isBadRow(Throwable failed) {
        String state = sqlState(failed);
        return state.startsWith("22") || state.startsWith("23") || state.equals("54000");
    }

    private static String sqlState(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static SqlArray uuids(List<LogRow> rows, Function<LogRow, UUID> of) {
        var values = new UUID[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of.apply(rows.get(i));
        }
        return new SqlArray("uuid", values);
    }

    private static SqlArray texts(List<LogRow> rows, Function<LogRow, String> of) {
        var values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of.apply(rows.get(i));
        }
        return new SqlArray("text", values);
    }

    private static SqlArray optionalTexts(List<LogRow> rows, Function<LogRow, Optional<String>> of) {
        return new SqlArray(
                "text", rows.stream().map(row -> of.apply(row).orElse(null)).toArray(String[]::new));
    }

    private static SqlArray numbers(String type, List<LogRow> rows, Function<LogRow, Integer> of) {
        var values = new Integer[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of.apply(rows.get(i));
        }
        return new SqlArray(type, values);
    }

    private static SqlArray micros(List<LogRow> rows, Function<LogRow, Optional<Instant>> of) {
        var values = rows.stream()
                .map(row -> of.apply(row)
                        .map(at -> ChronoUnit.MICROS.between(Instant.EPOCH, at))
                        .orElse(null))
                .toArray(Long[]::new);
        return new SqlArray("bigint", values);
    }
}
