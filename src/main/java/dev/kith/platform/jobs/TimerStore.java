package dev.kith.platform.jobs;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Columns;
import dev.kith.platform.database.SqlArray;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Timers in PostgreSQL, table {@code platform.timer}. */
@Component
final class TimerStore {

    /** Timers of one kind in one workspace: what one transaction handles. */
    record Queue(WorkspaceId workspace, String kind) {}

    private final JdbcClient jdbc;

    TimerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void set(String kind, Map<UUID, Instant> dues) {
        var inOrder = new TreeMap<>(dues);
        jdbc.sql("""
                        INSERT INTO platform.timer (kind, subject, due)
                        SELECT :kind, subject, due
                          FROM unnest(:subjects, :dues) AS wanted (subject, due)
                        ON CONFLICT (workspace_id, kind, subject) DO UPDATE SET due = excluded.due, tries = 0
                        """)
                .param("kind", kind)
                .param("subjects", SqlArray.uuids(inOrder.keySet()))
                .param(
                        "dues",
                        SqlArray.of(
                                "timestamptz",
                                inOrder.values().stream().map(Instant::toString).toList()))
                .update();
    }

    void remove(String kind, Collection<UUID> subjects) {
        jdbc.sql("DELETE FROM platform.timer WHERE kind = :kind AND subject = ANY(:subjects)")
                .param("kind", kind)
                .param("subjects", SqlArray.uuids(subjects))
                .update();
    }

    /** Read across workspaces, which only the worker may. */
    List<Queue> due(Collection<String> kinds, Instant now, Optional<WorkspaceId> only) {
        return jdbc.sql("""
                        SELECT workspace_id, kind, min(due) AS oldest
                          FROM (SELECT workspace_id, kind, due
                                  FROM platform.timer
                                 WHERE due <= :now
                                   AND kind = ANY(:kinds)
                                   AND workspace_id = coalesce(:only::uuid, workspace_id)
                                 ORDER BY due
                                 LIMIT 2000) AS next
                         GROUP BY workspace_id, kind
                         ORDER BY oldest
                        """)
                .param("now", Columns.utc(now))
                .param("kinds", SqlArray.texts(kinds))
                .param(
                        "only",
                        only.map(workspace -> workspace.value().toString()).orElse(null))
                .query((row, _) -> new Queue(new WorkspaceId(Columns.uuid(row, "workspace_id")), row.getString("kind")))
                .list();
    }

    /** Removes up to 200 due timers that nobody else is handling, and says whose they were. */
    List<UUID> take(String kind, Instant now) {
        return jdbc.sql("""
                        DELETE FROM platform.timer
                         WHERE workspace_id = platform.workspace()
                           AND kind = :kind
                           AND subject = ANY(ARRAY(SELECT subject
                                                     FROM platform.timer
                                                    WHERE workspace_id = platform.workspace()
                                                      AND kind = :kind
                                                      AND due <= :now
                                                    ORDER BY due
                                                    LIMIT 200
                                                      FOR UPDATE SKIP LOCKED))
                        RETURNING subject
                        """)
                .param("kind", kind)
                .param("now", Columns.utc(now))
                .query((row, _) -> Columns.uuid(row, "subject"))
                .list();
    }

    List<UUID> take(String kind, UUID subject, Instant now) {
        return jdbc.sql("""
                        DELETE FROM platform.timer
                         WHERE workspace_id = platform.workspace()
                           AND kind = :kind
                           AND subject = :subject
                           AND due <= :now
                        RETURNING subject
                        """)
                .param("kind", kind)
                .param("subject", subject)
                .param("now", Columns.utc(now))
                .query((row, _) -> Columns.uuid(row, "subject"))
                .list();
    }

    List<UUID> waiting(String kind, Instant now) {
        return jdbc.sql("""
                        SELECT subject
                          FROM platform.timer
                         WHERE workspace_id = platform.workspace()
                           AND kind = :kind
                           AND due <= :now
                         ORDER BY due
                         LIMIT 200
                        """)
                .param("kind", kind)
                .param("now", Columns.utc(now))
                .query((row, _) -> Columns.uuid(row, "subject"))
                .list();
    }

    /** Half a minute at first, an hour at most. */
    int postpone(String kind, UUID subject, Instant now) {
        return jdbc.sql("""
                        UPDATE platform.timer
                           SET due = :now + least(interval '30 s' * 2 ^ least(tries, 7), interval '1 h'),
                               tries = tries + 1
                         WHERE workspace_id = platform.workspace()
                           AND kind = :kind
                           AND subject = :subject
                        """)
                .param("kind", kind)
                .param("subject", subject)
                .param("now", Columns.utc(now))
                .update();
    }
}
