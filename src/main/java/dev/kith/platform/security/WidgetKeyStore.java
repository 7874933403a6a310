package dev.kith.platform.security;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.database.Columns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Widget keys in PostgreSQL, sealed with the master key. */
@Component
final class WidgetKeyStore {

    private final JdbcClient jdbc;
    private final Secrets secrets;

    WidgetKeyStore(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    int insert(WidgetKey key, String createdBy) {
        return jdbc.sql("""
                        INSERT INTO platform.widget_key (id, secret, created_by, created_at)
                        VALUES (:id, :secret, :by, :at)
                        """)
                .param("id", key.id().value())
                .param("secret", secrets.seal(place(key.id()), key.secret().getBytes(StandardCharsets.UTF_8)))
                .param("by", createdBy)
                .param("at", Columns.utc(key.createdAt()))
                .update();
    }

    List<WidgetKey> all(WorkspaceId workspace) {
        return jdbc.sql("SELECT id, secret, created_at, revoked_at FROM platform.widget_key ORDER BY created_at, id")
                .query((row, _) -> {
                    var id = new WidgetKeyId(Columns.uuid(row, "id"));
                    return new WidgetKey(
                            id,
                            workspace,
                            open(id, row.getBytes("secret")),
                            Columns.instant(row, "created_at"),
                            Columns.instantIfAny(row, "revoked_at"));
                })
                .list();
    }

    boolean revoke(WidgetKeyId id, Instant at) {
        return jdbc.sql("UPDATE platform.widget_key SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL")
                        .param("id", id.value())
                        .param("at", Columns.utc(at))
                        .update()
                == 1;
    }

    private String open(WidgetKeyId id, byte[] sealed) {
        byte[] clear = secrets.open(place(id), sealed)
                .orElseThrow(() -> new IllegalStateException("a widget key cannot be opened with this master key"));
        return new String(clear, StandardCharsets.UTF_8);
    }

    private static String place(WidgetKeyId id) {
        return "platform.widget_key/secret/" + id.value();
    }
}
