package dev.kith.platform.web;

import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.database.Columns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Kept answers in PostgreSQL, sealed: they may hold anything. */
@Component
final class IdempotencyStore {

    private final JdbcClient jdbc;
    private final Secrets secrets;

    IdempotencyStore(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** Until the end of the transaction. Asks instead of waiting: an insert of the same row would block. */
    boolean lock(byte[] scope) {
        return jdbc.sql("""
                        SELECT pg_try_advisory_xact_lock(
                                   hashtextextended((SELECT platform.workspace())::text || encode(:scope, 'hex'), 0))
                        """).param("scope", scope).query(Boolean.class).single();
    }

    Optional<KeptAnswer> find(byte[] scope) {
        return jdbc.sql("""
                        SELECT fingerprint, status, headers, body, answered_at
                          FROM platform.idempotency
                         WHERE scope = :scope
                        """)
                .param("scope", scope)
                .query((row, _) -> new KeptAnswer(
                        row.getBytes("fingerprint"),
                        row.getInt("status"),
                        new String(open("headers", scope, row.getBytes("headers")), StandardCharsets.UTF_8),
                        open("body", scope, row.getBytes("body")),
                        Columns.instant(row, "answered_at")))
                .optional();
    }

    /** False if another request was faster. */
    boolean insert(byte[] scope, KeptAnswer answer) {
        int inserted = jdbc.sql("""
                        INSERT INTO platform.idempotency (scope, fingerprint, status, headers, body, answered_at)
                        VALUES (:scope, :fingerprint, :status, :headers, :body, :at)
                        ON CONFLICT (workspace_id, scope) DO NOTHING
                        """)
                .param("scope", scope)
                .param("fingerprint", answer.fingerprint())
                .param("status", answer.status())
                .param("headers", seal("headers", scope, answer.headers().getBytes(StandardCharsets.UTF_8)))
                .param("body", seal("body", scope, answer.body()))
                .param("at", Columns.utc(answer.at()))
                .update();
        return inserted == 1;
    }

    int deleteBefore(Instant limit) {
        return jdbc.sql("DELETE FROM platform.idempotency WHERE answered_at < :limit")
                .param("limit", Columns.utc(limit))
                .update();
    }

    private byte[] seal(String column, byte[] scope, byte[] clear) {
        return secrets.seal(place(column, scope), clear);
    }

    private byte[] open(String column, byte[] scope, byte[] sealed) {
        return secrets.open(place(column, scope), sealed)
                .orElseThrow(() -> new IllegalStateException("a kept answer cannot be opened with this master key"));
    }

    private static String place(String column, byte[] scope) {
        return "platform.idempotency/" + column + "/" + HexFormat.of().formatHex(scope);
    }
}
