package dev.kith.rewards;

import static dev.kith.platform.database.Columns.uuid;
import static java.util.stream.Collectors.toMap;

import dev.kith.platform.database.Columns;
import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.SqlRows;
import dev.kith.programs.ProgramId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Uses of caps and budgets in PostgreSQL. */
@Component
final class LimitStore implements LimitUses {

    private final JdbcClient jdbc;

    LimitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until this transaction ends. */
    @Override
    public void lock(Collection<LimitKey> sorted) {
        jdbc.sql("""
                        INSERT INTO rewards.cap_counter (program_id, cap, subject)
                        SELECT program_id, cap, subject
                          FROM jsonb_populate_recordset(NULL::rewards.cap_counter, :rows)
                        ON CONFLICT DO NOTHING
                        """).param("rows", SqlRows.of(sorted, LimitStore::name)).update();
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
    public Map<LimitKey, Used> used(Collection<Limits.Room> rooms, Collection<String> without) {
        record Line(LimitKey key, Used used) {}
        List<Line> lines = jdbc.sql("""
                        SELECT k.program_id, k.cap, k.subject, count(*) AS times, sum(u.minor)::bigint AS minor
                          FROM unnest(:programs, :caps, :subjects, :since) AS k(program_id, cap, subject, since)
                          JOIN rewards.cap_use u ON u.program_id = k.program_id AND u.cap = k.cap
                               AND u.subject = k.subject AND u.at >= k.since AND NOT u.given_back
                               AND u.grant_key <> ALL(:without)
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
                .param("without", SqlArray.texts(without))
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
        jdbc.sql("""
                        INSERT INTO rewards.cap_use (program_id, cap, subject, grant_key, at, minor)
                        SELECT program_id, cap, subject, grant_key, at, minor
                          FROM jsonb_populate_recordset(NULL::rewards.cap_use, :rows)
                        ON CONFLICT (workspace_id, program_id, cap, subject, grant_key) DO UPDATE
                           SET at = EXCLUDED.at, minor = EXCLUDED.minor, given_back = false
                        """)
                .param("rows", SqlRows.of(uses, (use, row) -> {
                    name(use.key(), row);
                    row.put("grant_key", use.grantKey());
                    row.put("at", use.at().toString());
                    row.put("minor", use.minor());
                }))
                .update();
    }

    @Override
    public void giveBack(Collection<String> grantKeys) {
        if (!grantKeys.isEmpty()) {
            jdbc.sql("UPDATE rewards.cap_use SET given_back = true WHERE grant_key = ANY(:keys)")
                    .param("keys", SqlArray.texts(grantKeys))
                    .update();
        }
    }

    @Override
    public void amend(Map<String, Long> minorByGrantKey) {
        if (minorByGrantKey.isEmpty()) {
            return;
        }
        var entries = List.copyOf(minorByGrantKey.entrySet());
        jdbc.sql("""
                        UPDATE rewards.cap_use u
                           SET minor = amended.minor, given_back = false
                          FROM unnest(:keys, :minors) AS amended (grant_key, minor)
                         WHERE u.grant_key = amended.grant_key AND (u.minor <> amended.minor OR u.given_back)
                        """)
                .param(
                        "keys",
                        SqlArray.texts(entries.stream().map(Map.Entry::getKey).toList()))
                .param(
                        "minors",
                        SqlArray.of(
                                "int8",
                                entries.stream().map(Map.Entry::getValue).toList()))
                .update();
    }

    private static void name(LimitKey key, ObjectNode row) {
        row.put("program_id", key.program().value().toString());
        row.put("cap", key.cap());
        row.put("subject", key.subject());
    }
}
