package dev.kith;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.KithTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the catalog: what a migration could forget, and what would then let workspaces meet. */
@KithTest
class IsolationTest {

    /** Tables that belong to the installation, not to a workspace. */
    private static final Set<String> COMMON = Set.of(
            "platform.flyway_schema_history",
            "platform.delivery_task",
            "platform.bulk_task",
            "platform.node",
            "platform.account",
            "platform.installation",
            "platform.session",
            "platform.one_time_link",
            "events.shard_cursor",
            "events.node");

    /** Heads of queues: the worker has to learn which workspaces have something to do. */
    private static final Set<String> WORKER_READS = Set.of("platform.timer", "events.event_log", "events.dead_letter");

    /** Never changed, only followed by another row. */
    private static final Set<String> APPEND_ONLY =
            Set.of("ledger.journal", "ledger.entry", "events.event_key", "events.event_log", "rewards.decision");

    // The directory of workspaces itself, platform.workspace, is what the two tests of keys leave out.
    private static final String OUR_TABLES = """
            SELECT c.oid, c.relnamespace::regnamespace || '.' || c.relname AS name, c.relrowsecurity AS enabled,
                   c.relforcerowsecurity AS forced, c.relispartition AS partition,
                   EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id') AS tenant
              FROM pg_class c
             WHERE c.relkind IN ('r', 'p')
               AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            """;

    private final JdbcClient jdbc;

    IsolationTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void everyTableOfAWorkspaceForcesItsPolicy() {
        assertThat(names("SELECT name FROM (" + OUR_TABLES + ") t"
                        + " WHERE tenant AND NOT partition AND NOT (enabled AND forced)"))
                .isEmpty();
    }

    @Test
    void everyTableWithoutAWorkspaceIsOneThatBelongsToAll() {
        assertThat(names("SELECT name FROM (" + OUR_TABLES + ") t WHERE NOT tenant AND NOT partition"))
                .isSubsetOf(COMMON);
    }

    @Test
    void everyTableOfAWorkspaceHasExactlyTheExpectedPolicies() {
        Map<String, List<String>> unexpected = policies().entrySet().stream()
                .filter(table -> !asExpected(table.getKey(), table.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(unexpected).isEmpty();
    }

    private static boolean asExpected(String table, List<String> policies) {
        var extra = new ArrayList<>(policies);
        boolean walls = extra.remove("tenant to kith_app") && extra.remove("backup_read to kith_backup");
        extra.remove("door to kith_owner");
        if (WORKER_READS.contains(table)) {
            extra.remove("worker_read to kith_worker");
        }
        return walls && extra.isEmpty();
    }

    private Map<String, List<String>> policies() {
        return jdbc
                .sql("SELECT t.name, coalesce(string_agg(p.policyname || ' to ' || array_to_string(p.roles, '+'), ',' "
                        + "ORDER BY p.policyname), '') AS policies FROM (" + OUR_TABLES + ") t LEFT JOIN pg_policies p "
                        + "ON p.schemaname || '.' || p.tablename = t.name WHERE t.tenant AND NOT t.partition "
                        + "GROUP BY t.name")
                .query((row, _) -> Map.entry(
                        row.getString("name"), List.of(row.getString("policies").split(","))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void everyForeignKeyBetweenTablesOfAWorkspaceCarriesTheWorkspace() {
        assertThat(names("""
                        SELECT con.conrelid::regclass || ': ' || con.conname
                          FROM pg_constraint con
                          JOIN pg_attribute own ON own.attrelid = con.conrelid AND own.attname = 'workspace_id'
                          JOIN pg_attribute far ON far.attrelid = con.confrelid AND far.attname = 'workspace_id'
                         WHERE con.contype = 'f'
                           AND con.conrelid <> 'platform.workspace'::regclass
                           AND NOT EXISTS (SELECT
                                             FROM unnest(con.conkey, con.confkey) AS pair (here, there)
                                            WHERE pair.here = own.attnum AND pair.there = far.attnum)
                        """)).isEmpty();
    }

    @Test
    void everyUniqueKeyOfATableOfAWorkspaceCarriesTheWorkspaceOrIsGenerated() {
        assertThat(names("""
                        SELECT i.indrelid::regclass || ': ' || i.indexrelid::regclass
                          FROM pg_index i
                          JOIN pg_class c ON c.oid = i.indrelid AND NOT c.relispartition
                          JOIN pg_attribute own ON own.attrelid = i.indrelid AND own.attname = 'workspace_id'
                         WHERE i.indisunique
                           AND i.indrelid <> 'platform.workspace'::regclass
                           AND own.attnum <> ALL (i.indkey)
                           -- Kith draws these codes; no client chooses one.
                           AND i.indexrelid::regclass::text <> 'referrals.a_drawn_code_is_one_of_a_kind'
                           AND NOT EXISTS (SELECT
                                             FROM pg_attribute made
                                            WHERE made.attrelid = i.indrelid
                                              AND made.attnum = ANY (i.indkey)
                                              AND (made.attidentity <> '' OR made.attname IN ('id', 'hash')))
                        """)).isEmpty();
    }

    @Test
    void onlyDoorsRunAsTheOwnerAndNoneOfThemLooksAroundForNames() {
        assertThat(names("""
                        SELECT p.oid::regprocedure::text
                          FROM pg_proc p
                         WHERE p.prosecdef
                           AND p.pronamespace::regnamespace::text !~ '^(pg_|information_schema)'
                           AND NOT (p.proname LIKE 'door\\_%'
                                    AND 'search_path=""' = ANY (coalesce(p.proconfig, '{}')))
                        """)).isEmpty();
    }

    @Test
    void viewsSeeWithTheEyesOfTheirReader() {
        assertThat(names("""
                        SELECT c.oid::regclass::text
                          FROM pg_class c
                         WHERE c.relkind = 'v'
                           AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
                           AND NOT 'security_invoker=true' = ANY (coalesce(c.reloptions, '{}'))
                        """)).isEmpty();
    }

    @Test
    void theAppOwnsNothingAndPassesNoPolicy() {
        assertThat(names("""
                        SELECT rolname
                          FROM pg_roles
                         WHERE rolname LIKE 'kith\\_%'
                           AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
                        """)).isEmpty();
        assertThat(names("""
                        SELECT c.oid::regclass::text
                          FROM pg_class c
                          JOIN pg_roles r ON r.oid = c.relowner
                         WHERE r.rolname IN ('kith_app', 'kith_worker', 'kith_backup')
                        """)).isEmpty();
    }

    @Test
    void whatIsOnlyEverAddedToCannotBeChangedByTheApp() {
        assertThat(names("""
                        SELECT DISTINCT table_schema || '.' || table_name
                          FROM information_schema.role_table_grants
                         WHERE grantee IN ('kith_app', 'kith_worker', 'PUBLIC')
                           AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')
                        """)).doesNotContainAnyElementsOf(APPEND_ONLY);
    }

    @Test
    void nobodyButTheOwnerEmptiesATableOrTouchesAPartitionDirectly() {
        assertThat(names("""
                        SELECT DISTINCT g.grantee || ' ' || g.privilege_type || ' ' || c.oid::regclass
                          FROM information_schema.role_table_grants g
                          JOIN pg_class c ON c.relname = g.table_name
                                         AND c.relnamespace::regnamespace::text = g.table_schema
                         WHERE g.grantee IN ('kith_app', 'kith_worker', 'PUBLIC')
                           AND g.table_schema !~ '^(pg_|information_schema)'
                           AND (g.privilege_type = 'TRUNCATE' OR c.relispartition)
                        """)).isEmpty();
    }

    private List<String> names(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
