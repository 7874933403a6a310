package dev.kith.platform;

import dev.kith.kernel.Unit;
import dev.kith.platform.database.Columns;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Workspaces and their domains in PostgreSQL. */
@Component
final class WorkspaceStore {

    private static final RowMapper<Workspace> WORKSPACE = (row, _) -> new Workspace(
            new WorkspaceId(Columns.uuid(row, "workspace_id")),
            row.getString("key"),
            row.getString("name"),
            new Unit(row.getString("currency")),
            ZoneId.of(row.getString("zone")),
            row.getString("language"),
            Optional.ofNullable(row.getObject("test_twin_of", UUID.class)).map(WorkspaceId::new),
            Optional.ofNullable(row.getString("shop_url")));

    private static final RowMapper<Domain> DOMAIN =
            (row, _) -> new Domain(row.getString("host"), Columns.instant(row, "verified_at"));

    private final JdbcClient jdbc;

    WorkspaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Workspace workspace, Instant at) {
        jdbc.sql("""
                        INSERT INTO platform.workspace
                               (workspace_id, key, name, currency, zone, language, test_twin_of, shop_url, created_at)
                        VALUES (:id, :key, :name, :currency, :zone, :language, :twin::uuid, :shop, :at)
                        """)
                .param("id", workspace.id().value())
                .param("key", workspace.key())
                .param("name", workspace.name())
                .param("currency", workspace.currency().code())
                .param("zone", workspace.zone().getId())
                .param("language", workspace.language())
                .param("twin", workspace.testTwinOf().map(WorkspaceId::value).orElse(null))
                .param("shop", workspace.shopUrl().orElse(null))
                .param("at", Columns.utc(at))
                .update();
    }

    /** The workspace this transaction belongs to. */
    Optional<Workspace> current() {
        return jdbc.sql("""
                        SELECT workspace_id, key, name, currency, zone, language, test_twin_of, shop_url
                          FROM platform.workspace
                         WHERE workspace_id = (SELECT platform.workspace())
                        """).query(WORKSPACE).optional();
    }

    /** Through a door: the workspace is not known yet. */
    Optional<WorkspaceId> byKey(String key) {
        return jdbc.sql("SELECT platform.door_workspace(:key) AS workspace_id")
                .param("key", key)
                .query((row, _) -> Optional.ofNullable(row.getObject("workspace_id", UUID.class)))
                .single()
                .map(WorkspaceId::new);
    }

    List<Workspace> all() {
        return jdbc.sql("""
                        SELECT workspace_id, key, name, currency, zone, language, test_twin_of, shop_url
                          FROM platform.door_workspaces()
                         ORDER BY key
                        """).query(WORKSPACE).list();
    }

    /** Through a door, like {@link #byKey}. */
    Set<WorkspaceId> ownersOf(String host) {
        return jdbc
                .sql("SELECT workspace_id FROM platform.door_host(:host) AS workspace_id")
                .param("host", host)
                .query((row, _) -> new WorkspaceId(Columns.uuid(row, "workspace_id")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Domain> domains() {
        return jdbc.sql("SELECT host, verified_at FROM platform.domain ORDER BY host")
                .query(DOMAIN)
                .list();
    }

    boolean addDomain(String host, Instant verifiedAt) {
        int inserted = jdbc.sql("""
                        INSERT INTO platform.domain (host, verified_at)
                        VALUES (:host, :at)
                        ON CONFLICT (workspace_id, host) DO NOTHING
                        """)
                .param("host", host)
                .param("at", Columns.utc(verifiedAt))
                .update();
        return inserted == 1;
    }

    boolean removeDomain(String host) {
        return jdbc.sql("DELETE FROM platform.domain WHERE host = :host")
                        .param("host", host)
                        .update()
                == 1;
    }

    int changeShopUrl(String url) {
        return jdbc.sql("""
                        UPDATE platform.workspace
                           SET shop_url = :url
                         WHERE workspace_id = (SELECT platform.workspace())
                        """).param("url", url).update();
    }
}
