package dev.kith.rewards;

import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;
import static java.util.stream.Collectors.toMap;

import dev.kith.platform.database.Columns;
import dev.kith.platform.database.SqlArray;
import dev.kith.programs.ProgramId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Uses of caps and budgets in PostgreSQL. */
@Component
final class LimitStore implements LimitUses {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    LimitStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Until this transaction ends. */
    @Override
    public void lock(Collection<LimitKey> sorted) {
        batches.batchUpdate("""
                INSERT INTO rewards.cap_counter (program_id, cap, subject)
                VALUES (:program, :cap, :subject)
                ON CONFLICT DO NOTHING
                """, sorted.stream().map(LimitStore::named).toArray(SqlParameterSource[]::new));
        jdbc.sql("""
                        SELECT c.subject
                          FROM rewards.cap_counter c
                          JOIN unnest(:programs, :caps, :subjects) AS k(program_id, cap, subject)
                               USING (program_id, cap, subject)
                         ORDER BY c.program_id, c.cap, c.subject
                           FOR UPDATE OF c
                        """)
                .param(
                        "programs",
                        SqlArray.uuids(sorted.stream()
                                .map(key -> key.program().value())
                                .toList()))
                .param("caps", SqlArray.texts(sorted.stream().map(LimitKey::cap).toList()))
                .param(
                        "subjects",
                        SqlArray.texts(sorted.stream().map(LimitKey::subject).toList()))
                .query(String.class)
                .list();
    }

    @Override
    public Map<LimitKey, Used> used(Collection<Limits.Room> rooms) {
        record Line(LimitKey key, Used used) {}
        List<Line> lines = jdbc.sql("""
                        SELECT k.program_id, k.cap, k.subject, count(*) AS times, sum(u.minor)::bigint AS minor
                          FROM unnest(:programs, :caps, :subjects, :since) AS k(program_id, cap, subject, since)
                          JOIN rewards.cap_use u ON u.program_id = k.program_id AND u.cap = k.cap
                               AND u.subject = k.subject AND u.at >= k.since AND NOT u.given_back
                         GROUP BY k.program_id, k.cap, k.subject
                        """)
                .param(
                        "programs",
                        SqlArray.uuids(rooms.stream()
                                .map(room -> room.key().program().value())
                                .toList()))
                .param(
                        "caps",
                        SqlArray.texts(
                                rooms.stream().map(room -> room.key().cap()).toList()))
                .param(
                        "subjects",
                        SqlArray.texts(
                                rooms.stream().map(room -> room.key().subject()).toList()))
                .param(
                        "since",
                        SqlArray.of(
                                "timestamptz",
                                rooms.stream()
                                        .map(room -> Columns.utc(room.since()))
                                        .toList()))
                .query((row, _) -> new Line(
                        new LimitKey(
                                new ProgramId(uuid(row, "program_id")), row.getString("cap"), row.getString("subject")),
                        new Used(row.getLong("times"), row.getLong("minor"))))
                .list();
        return lines.stream().collect(toMap(Line::key, Line::used));
    }

    @Override
    public void add(Collection<Use> uses) {
        if (uses.isEmpty()) {
            return;
        }
        batches.batchUpdate(
                """
                INSERT INTO rewards.cap_use (program_id, cap, subject, grant_key, at, minor)
                VALUES (:program, :cap, :subject, :grant, :at, :minor)
                ON CONFLICT (workspace_id, program_id, cap, subject, grant_key) DO UPDATE
                   SET at = EXCLUDED.at, minor = EXCLUDED.minor, given_back = false
                """,
                uses.stream()
                        .map(use -> named(use.key())
                                .addValue("grant", use.grantKey())
                                .addValue("at", utc(use.at()))
                                .addValue("minor", use.minor()))
                        .toArray(SqlParameterSource[]::new));
    }

    @Override
    public void giveBack(Collection<String> grantKeys) {
        if (!grantKeys.isEmpty()) {
            jdbc.sql("UPDATE rewards.cap_use SET given_back = true WHERE grant_key = ANY(:keys)")
                    .param("keys", SqlArray.texts(grantKeys))
                    .update();
        }
    }

    private static MapSqlParameterSource named(LimitKey key) {
        return new MapSqlParameterSource("program", key.program().value())
                .addValue("cap", key.cap())
                .addValue("subject", key.subject());
    }
}
