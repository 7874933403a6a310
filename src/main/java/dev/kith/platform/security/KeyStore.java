package dev.kith.platform.security;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Columns;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** API keys in PostgreSQL: only their hashes. */
@Component
final class KeyStore {

    private static final RowMapper<ApiKey> KEY = (row, _) -> new ApiKey(
            new KeyId(Columns.uuid(row, "id")),
            new WorkspaceId(Columns.uuid(row, "workspace_id")),
            new SourceId(Columns.uuid(row, "source_id")),
            ApiKey.Kind.valueOf(row.getString("kind")),
            row.getString("name"),
            row.getString("prefix"),
            texts(row.getArray("scopes")),
            Columns.instant(row, "created_at"),
            Columns.instantIfAny(row, "last_used_at"),
            Columns.instantIfAny(row, "expires_at"),
            Columns.instantIfAny(row, "revoked_at"));

    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ApiKey key, byte[] hash, String createdBy) {
        jdbc.sql("""
                        INSERT INTO platform.api_key
                               (id, source_id, kind, name, prefix, hash, scopes, created_by, created_at, expires_at)
                        VALUES (:id, :source, :kind, :name, :prefix, :hash, :scopes, :by, :at, :expires)
                        """)
                .param("id", key.id().value())
                .param("source", key.source().value())
                .param("kind", key.kind().name())
                .param("name", key.name())
                .param("prefix", key.prefix())
                .param("hash", hash)
                .param("scopes", key.scopes().toArray(String[]::new))
                .param("by", createdBy)
                .param("at", Columns.utc(key.createdAt()))
                .param("expires", key.expiresAt().map(Columns::utc).orElse(null))
                .update();
    }

    List<ApiKey> all() {
        return jdbc.sql("""
                        SELECT id, workspace_id, source_id, kind, name, prefix, scopes, created_at, last_used_at,
                               expires_at, revoked_at
                          FROM platform.api_key
                         ORDER BY created_at, id
                        """).query(KEY).list();
    }

    /** The hash of the key, as hex, if it was still good. */
    Optional<String> revoke(KeyId id, Instant at) {
        return jdbc.sql("""
                           UPDATE platform.api_key
                              SET revoked_at = :at
                            WHERE id = :id
                              AND revoked_at IS NULL
                        RETURNING encode(hash, 'hex')
                        """)
                .param("id", id.value())
                .param("at", Columns.utc(at))
                .query(String.class)
                .optional();
    }

    int noteUse(KeyId id, Instant hour) {
        return jdbc.sql("UPDATE platform.api_key SET last_used_at = :hour WHERE id = :id")
                .param("id", id.value())
                .param("hour", Columns.utc(hour))
                .update();
    }

    /** Through a door: the key is what tells us the workspace. */
    Optional<ApiKey> byHash(byte[] hash) {
        return jdbc.sql("""
                        SELECT id, workspace_id, source_id, kind, name, prefix, scopes, created_at, last_used_at,
                               expires_at, revoked_at
                          FROM platform.door_key(:hash)
                        """).param("hash", hash).query(KEY).optional();
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
