package dev.kith.referrals;

import dev.kith.people.RootId;
import dev.kith.people.Trust;
import dev.kith.platform.database.Columns;
import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.SqlRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    /**
     * A code that came with an order and is nobody's.
     *
     * @param code empty where what was typed does not look like a code
     */
    record UnknownCode(RootId root, String source, String code, Instant at) {}

    /** Something that a program names as a goal and is no order. */
    record Deed(RootId root, String messageId, Happening happening) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FactStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Of several the earliest is kept. */
    void addSignUps(Collection<SignUp> signUps) {
        add(signUps, """
                        INSERT INTO referrals.sign_up (root_id, at, position)
                        SELECT DISTINCT ON (root_id) root_id, at, position
                          FROM jsonb_populate_recordset(NULL::referrals.sign_up, :rows)
                         ORDER BY root_id, at, position
                        ON CONFLICT (workspace_id, root_id) DO UPDATE
                           SET at = EXCLUDED.at, position = EXCLUDED.position
                         WHERE EXCLUDED.at < sign_up.at
                        """, (signUp, row) -> {
            row.put("root_id", signUp.root().value().toString());
            row.put("at", signUp.at().toString());
            row.put("position", signUp.position());
        });
    }

    void addTouches(Collection<Touch> touches) {
        add(touches, """
                        INSERT INTO referrals.touch (root_id, click_id, told_at, position)
                        SELECT root_id, click_id, told_at, position
                          FROM jsonb_populate_recordset(NULL::referrals.touch, :rows)
                        ON CONFLICT DO NOTHING
                        """, (touch, row) -> {
            row.put("root_id", touch.root().value().toString());
            row.put("click_id", touch.click().value().toString());
            row.put("told_at", touch.toldAt().toString());
            row.put("position", touch.position());
        });
    }

    void addStatements(Collection<Statement> statements) {
        add(statements, """
                        INSERT INTO referrals.evidence (root_id, method, source, membership_id, code, at, position,
                               recorded_at)
                        SELECT root_id, method, source, membership_id, code, at, position, recorded_at
                          FROM jsonb_populate_recordset(NULL::referrals.evidence, :rows)
                        ON CONFLICT DO NOTHING
                        """, (told, row) -> {
            row.put("root_id", told.root().value().toString());
            row.put("method", told.method().code());
            row.put("source", told.source());
            row.put("membership_id", told.advocate().value().toString());
            row.put("code", told.code());
            row.put("at", told.at().toString());
            row.put("position", told.position());
            row.put("recorded_at", told.recordedAt().toString());
        });
    }

    void addUnknownCodes(Collection<UnknownCode> codes) {
        add(codes, """
                        INSERT INTO referrals.unknown_code (root_id, source, code, at)
                        SELECT root_id, source, code, at
                          FROM jsonb_populate_recordset(NULL::referrals.unknown_code, :rows)
                        ON CONFLICT DO NOTHING
                        """, (unknown, row) -> {
            row.put("root_id", unknown.root().value().toString());
            row.put("source", unknown.source());
            row.put("code", unknown.code());
            row.put("at", unknown.at().toString());
        });
    }

    void addDeeds(Collection<Deed> deeds) {
        add(deeds, """
                        INSERT INTO referrals.happening (message_id, root_id, event, at, position, recorded_at, trust,
                               properties)
                        SELECT message_id, root_id, event, at, position, recorded_at, trust, properties
                          FROM jsonb_populate_recordset(NULL::referrals.happening, :rows)
                        ON CONFLICT DO NOTHING
                        """, (deed, row) -> {
            row.put("message_id", deed.messageId());
            row.put("root_id", deed.root().value().toString());
            row.put("event", deed.happening().event());
            row.put("at", deed.happening().at().toString());
            row.put("position", deed.happening().position());
            row.put("recorded_at", deed.happening().recordedAt().toString());
            row.put("trust", deed.happening().trust().name());
            row.set("properties", deed.happening().properties());
        });
    }

    private <T> void add(Collection<T> facts, String sql, BiConsumer<T, ObjectNode> put) {
        if (!facts.isEmpty()) {
            jdbc.sql(sql).param("rows", SqlRows.of(facts, put)).update();
        }
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

    List<UnknownCode> unknownCodesOf(Collection<RootId> roots) {
        return jdbc.sql("SELECT root_id, source, code, at FROM referrals.unknown_code WHERE root_id = ANY(:roots)")
                .param("roots", SqlArray.uuids(ids(roots)))
                .query((row, _) -> new UnknownCode(
                        root(row), row.getString("source"), row.getString("code"), Columns.instant(row, "at")))
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
                Optional.empty(),
                properties);
    }

    private static Touch touch(ResultSet row, int ignored) throws SQLException {
        return new Touch(
                root(row),
                new ClickId(Columns.uuid(row, "click_id")),
                Columns.instant(row, "told_at"),
                row.getLong("position"));
    }

    private static RootId root(ResultSet row) throws SQLException {
        return new RootId(Columns.uuid(row, "root_id"));
    }

    private static List<UUID> ids(Collection<RootId> roots) {
        return roots.stream().map(RootId::value).toList();
    }
}
