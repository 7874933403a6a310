package dev.kith.referrals;

import dev.kith.people.RootId;
import dev.kith.people.Trust;
import dev.kith.platform.database.Columns;
import dev.kith.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What friends told us, in PostgreSQL: sign-ups, clicks that came back, codes, and what a goal may ask for. */
@Component
final class FactStore {

    /** The first time somebody who may be believed named this root. */
    record SignUp(RootId root, Instant at, long position) {}

    /** A click that came back with somebody. */
    record Touch(RootId root, ClickId click, Instant toldAt, long position) {}

    /** A code somebody stated. */
    record Statement(
            RootId root,
            Method method,
            String source,
            MembershipId advocate,
            String code,
            Instant at,
            long position,
            Instant recordedAt) {}

    /** Something that a program names as a goal and is no order. */
    record Deed(RootId root, String messageId, Happening happening) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final JsonMapper json;

    FactStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    void addSignUps(Collection<SignUp> signUps) {
        batch(
                """
                INSERT INTO referrals.sign_up (root_id, at, position)
                VALUES (:root, :at, :position)
                ON CONFLICT (workspace_id, root_id) DO UPDATE
                   SET at = EXCLUDED.at, position = EXCLUDED.position
                 WHERE EXCLUDED.at < sign_up.at
                """,
                signUps.stream()
                        .map(signUp -> new MapSqlParameterSource(
                                        "root", signUp.root().value())
                                .addValue("at", Columns.utc(signUp.at()))
                                .addValue("position", signUp.position()))
                        .toList());
    }

    void addTouches(Collection<Touch> touches) {
        batch(
                """
                INSERT INTO referrals.touch (root_id, click_id, told_at, position)
                VALUES (:root, :click, :at, :position)
                ON CONFLICT DO NOTHING
                """,
                touches.stream()
                        .map(touch -> new MapSqlParameterSource(
                                        "root", touch.root().value())
                                .addValue("click", touch.click().value())
                                .addValue("at", Columns.utc(touch.toldAt()))
                                .addValue("position", touch.position()))
                        .toList());
    }

    void addStatements(Collection<Statement> statements) {
        batch(
                """
                INSERT INTO referrals.evidence (root_id, method, source, membership_id, code, at, position, recorded_at)
                VALUES (:root, :method, :source, :membership, :code, :at, :position, :recorded)
                ON CONFLICT DO NOTHING
                """,
                statements.stream()
                        .map(told -> new MapSqlParameterSource(
                                        "root", told.root().value())
                                .addValue("method", told.method().code())
                                .addValue("source", told.source())
                                .addValue("membership", told.advocate().value())
                                .addValue("code", told.code())
                                .addValue("at", Columns.utc(told.at()))
                                .addValue("position", told.position())
                                .addValue("recorded", Columns.utc(told.recordedAt())))
                        .toList());
    }

    void addDeeds(Collection<Deed> deeds) {
        batch(
                """
                INSERT INTO referrals.happening (message_id, root_id, event, at, position, recorded_at, trust, properties)
                VALUES (:message, :root, :event, :at, :position, :recorded, :trust, CAST(:properties AS jsonb))
                ON CONFLICT DO NOTHING
                """,
                deeds.stream()
                        .map(deed -> new MapSqlParameterSource(
                                        "root", deed.root().value())
                                .addValue("message", deed.messageId())
                                .addValue("event", deed.happening().event())
                                .addValue("at", Columns.utc(deed.happening().at()))
                                .addValue("position", deed.happening().position())
                                .addValue(
                                        "recorded", Columns.utc(deed.happening().recordedAt()))
                                .addValue("trust", deed.happening().trust().name())
                                .addValue(
                                        "properties",
                                        deed.happening().properties().toString()))
                        .toList());
    }

    List<SignUp> signUpsOf(Collection<RootId> roots) {
        return jdbc.sql("SELECT root_id, at, position FROM referrals.sign_up WHERE root_id = ANY(:roots)")
                .param("roots", SqlArray.uuids(ids(roots)))
                .query((row, _) -> new SignUp(root(row), Columns.instant(row, "at"), row.getLong("position")))
                .list();
    }

    List<Touch> touchesOf(Collection<RootId> roots) {
        return jdbc.sql("SELECT root_id, click_id, told_at, position FROM referrals.touch WHERE root_id = ANY(:roots)")
                .param("roots", SqlArray.uuids(ids(roots)))
                .query(FactStore::touch)
                .list();
    }

    /** Whoever told of these clicks before they arrived. */
    List<Touch> touchesBy(Collection<ClickId> clicks) {
        return jdbc.sql(
                        "SELECT root_id, click_id, told_at, position FROM referrals.touch WHERE click_id = ANY(:clicks)")
                .param(
                        "clicks",
                        SqlArray.uuids(clicks.stream().map(ClickId::value).toList()))
                .query(FactStore::touch)
                .list();
    }

    List<Statement> statementsOf(Collection<RootId> roots) {
        return jdbc.sql("""
                        SELECT root_id, method, source, membership_id, code, at, position, recorded_at
                          FROM referrals.evidence
                         WHERE root_id = ANY(:roots)
                        """)
                .param("roots", SqlArray.uuids(ids(roots)))
                .query((row, _) -> new Statement(
                        root(row),
                        Method.of(row.getString("method")),
                        row.getString("source"),
                        new MembershipId(Columns.uuid(row, "membership_id")),
                        row.getString("code"),
                        Columns.instant(row, "at"),
                        row.getLong("position"),
                        Columns.instant(row, "recorded_at")))
                .list();
    }

    List<Deed> deedsOf(Collection<RootId> roots) {
        return jdbc.sql("""
                        SELECT message_id, root_id, event, at, position, recorded_at, trust, properties
                          FROM referrals.happening
                         WHERE root_id = ANY(:roots)
                        """)
                .param("roots", SqlArray.uuids(ids(roots)))
                .query((row, _) -> new Deed(root(row), row.getString("message_id"), happening(row)))
                .list();
    }

    private Happening happening(ResultSet row) throws SQLException {
        JsonNode properties = json.readTree(row.getString("properties"));
        return new Happening(
                row.getString("event"),
                "event:" + row.getString("message_id"),
                Columns.instant(row, "at"),
                row.getLong("position"),
                Columns.instant(row, "recorded_at"),
                Trust.valueOf(row.getString("trust")),
                java.util.Optional.empty(),
                properties);
    }

    private static Touch touch(ResultSet row, int ignored) throws SQLException {
        return new Touch(
                root(row),
                new ClickId(Columns.uuid(row, "click_id")),
                Columns.instant(row, "told_at"),
                row.getLong("position"));
    }

    private void batch(String sql, List<MapSqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
        }
    }

    private static RootId root(ResultSet row) throws SQLException {
        return new RootId(Columns.uuid(row, "root_id"));
    }

    private static List<UUID> ids(Collection<RootId> roots) {
        return roots.stream().map(RootId::value).toList();
    }
}
