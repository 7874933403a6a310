package dev.kith.people;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Identifiers, claims and the map from roots to persons, in schema {@code people}. */
@Component
final class IdentityStore {

    private static final RowMapper<Known> KNOWN = (row, _) -> new Known(
            node(row),
            person(row, "person_id"),
            person(row, "journey_person_id"),
            row.getLong("version"),
            isShared(row));

    private static final RowMapper<Claim> CLAIM = (row, _) -> new Claim(
            Claim.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            new RootId(uuid(row, "node_a")),
            new RootId(uuid(row, "node_b")),
            Trust.values()[row.getInt("trust")],
            instant(row, "event_time"),
            row.getString("message_id"),
            row.getBoolean("retracted"));

    private static final String CLAIM_COLUMNS = """
            c.kind, c.node_a, c.node_b, c.trust, c.event_time, c.message_id, c.retracted_at IS NOT NULL AS retracted
            """;

    private static final String ALIAS_LOCK = "hashtextextended('people.alias:' || platform.workspace(), 0)";

    private static final String WRITE = """
            WITH claims AS (
                INSERT INTO people.identity_claim AS c
                       (kind, node_a, node_b, trust, event_time, message_id, status, reason)
                SELECT kind, node_a, node_b, trust, event_time, message_id,
                       CASE WHEN reason IS NULL THEN 'accepted' ELSE 'rejected' END, reason
                  FROM unnest(:kinds, :as, :bs, :trusts, :times, :messages, :reasons) AS said
                       (kind, node_a, node_b, trust, event_time, message_id, reason)
                ON CONFLICT (workspace_id, node_a, node_b, kind, trust) DO UPDATE
                   SET event_time = excluded.event_time, message_id = excluded.message_id,
                       status = excluded.status, reason = excluded.reason
            ), places AS (
                INSERT INTO people.person_map AS m (root_id, person_id, journey_person_id)
                SELECT root_id, person_id, journey_id
                  FROM unnest(:roots, :persons, :journeys) AS moved (root_id, person_id, journey_id)
                ON CONFLICT (workspace_id, root_id) DO UPDATE
                   SET person_id = excluded.person_id, journey_person_id = excluded.journey_person_id,
                       version = m.version + 1
            )
            INSERT INTO people.person AS p (id, claims_until)
            SELECT id, claims_until FROM unnest(:ids, :untils) AS touched (id, claims_until)
            ON CONFLICT (workspace_id, id) DO UPDATE
               SET claims_until = GREATEST(p.claims_until, excluded.claims_until), version = p.version + 1
            """;

    private final JdbcClient jdbc;

    IdentityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Known> find(Collection<Identifier> names) {
        return jdbc.sql("""
                        SELECT i.root_id, i.type, i.value, i.state, m.person_id, m.journey_person_id, p.version
                          FROM unnest(:types, :values) AS asked (type, value)
                          JOIN people.identifier AS i ON i.type = asked.type AND i.value = asked.value
                          JOIN people.person_map AS m ON m.workspace_id = i.workspace_id AND m.root_id = i.root_id
                          JOIN people.person AS p ON p.workspace_id = m.workspace_id AND p.id = m.person_id
                        """)
                .param(
                        "types",
                        SqlArray.texts(names.stream().map(Identifier::type).toList()))
                .param(
                        "values",
                        SqlArray.texts(names.stream().map(Identifier::value).toList()))
                .query(KNOWN)
                .list();
    }

    /** Until this transaction ends nobody adds names: an alias must know whether the older name is a user's. */
    void keepNamesAsTheyAre() {
        jdbc.sql("SELECT pg_advisory_xact_lock(%s)".formatted(ALIAS_LOCK))
                .query((_, _) -> true)
                .list();
    }

    /** Which of these names are new with us; somebody else's transaction may have been faster. */
    Set<RootId> add(Collection<Node> nodes, Map<RootId, Instant> firstSeen) {
        return new HashSet<>(jdbc.sql("""
                        WITH no_alias AS MATERIALIZED (
                            SELECT pg_advisory_xact_lock_shared(%s)
                        )
                        INSERT INTO people.identifier (root_id, type, value, first_seen)
                        SELECT root_id, type, value, first_seen
                          FROM no_alias
                         CROSS JOIN unnest(:roots, :types, :values, :seen) AS fresh (root_id, type, value, first_seen)
                        ON CONFLICT (workspace_id, type, value) DO NOTHING
                        RETURNING root_id
                        """.formatted(ALIAS_LOCK))
                .param("roots", roots(nodes.stream().map(Node::root).toList()))
                .param(
                        "types",
                        SqlArray.texts(nodes.stream()
                                .map(node -> node.identifier().type())
                                .toList()))
                .param(
                        "values",
                        SqlArray.texts(nodes.stream()
                                .map(node -> node.identifier().value())
                                .toList()))
                .param(
                        "seen",
                        SqlArray.of(
                                "timestamptz",
                                nodes.stream()
                                        .map(node -> firstSeen.get(node.root()))
                                        .toList()))
                .query((row, _) -> new RootId(uuid(row, "root_id")))
                .list());
    }

    /** Locks persons in the order of their ids and tells the version of each. */
    Map<PersonId, Long> lock(Collection<PersonId> persons) {
        return jdbc
                .sql("""
                        SELECT id, version
                          FROM people.person
                         WHERE id = ANY(:ids)
                         ORDER BY id
                           FOR NO KEY UPDATE
                        """)
                .param("ids", persons(persons))
                .query((row, _) -> Map.entry(new PersonId(uuid(row, "id")), row.getLong("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Everything that was ever claimed of these pairs. */
    List<Claim> claimsOf(Collection<Claim.Pair> pairs) {
        return jdbc.sql("""
                        SELECT %s
                          FROM unnest(:as, :bs) AS asked (a, b)
                          JOIN people.identity_claim AS c ON c.node_a = asked.a AND c.node_b = asked.b
                        """.formatted(CLAIM_COLUMNS))
                .param("as", roots(pairs.stream().map(Claim.Pair::a).toList()))
                .param("bs", roots(pairs.stream().map(Claim.Pair::b).toList()))
                .query(CLAIM)
                .list();
    }

    /** Takes away what was said of anonymous names that turned out to be user ids. */
    List<Claim> takeAliasesOf(Collection<RootId> anonymous) {
        return jdbc.sql("""
                        DELETE FROM people.identity_claim AS c
                         WHERE c.kind = 'alias' AND (c.node_a = ANY(:roots) OR c.node_b = ANY(:roots))
                        RETURNING %s
                        """.formatted(CLAIM_COLUMNS))
                .param("roots", roots(anonymous))
                .query(CLAIM)
                .list();
    }

    /** The roots that claims connect with these, over any number of steps; one more than {@code most} if there are more. */
    Set<RootId> reach(Collection<RootId> from, Trust least, int most) {
        return new HashSet<>(jdbc.sql("""
                        WITH RECURSIVE reach (root_id) AS (
                            SELECT unnest(:roots)
                             UNION
                            SELECT near.root_id
                              FROM reach
                             CROSS JOIN LATERAL (
                                   SELECT node_b FROM people.identity_claim
                                    WHERE node_a = reach.root_id AND trust >= :least AND retracted_at IS NULL
                                    UNION ALL
                                   SELECT node_a FROM people.identity_claim
                                    WHERE node_b = reach.root_id AND trust >= :least AND retracted_at IS NULL
                                   ) AS near (root_id)
                        )
                        SELECT root_id FROM reach LIMIT :most + 1
                        """)
                .param("roots", roots(from))
                .param("least", least.ordinal())
                .param("most", most)
                .query((row, _) -> new RootId(uuid(row, "root_id")))
                .list());
    }

    List<Judged> claimsAmong(Collection<RootId> roots, Trust least) {
        return jdbc.sql("""
                        SELECT %s, c.reason
                          FROM people.identity_claim AS c
                         WHERE c.node_a = ANY(:roots) AND c.node_b = ANY(:roots) AND c.trust >= :least
                        """.formatted(CLAIM_COLUMNS))
                .param("roots", roots(roots))
                .param("least", least.ordinal())
                .query((row, number) -> new Judged(
                        CLAIM.mapRow(row, number),
                        Optional.ofNullable(row.getString("reason"))
                                .map(reason -> Refusal.valueOf(reason.toUpperCase(Locale.ROOT)))))
                .list();
    }

    List<Located> membersOf(Collection<PersonId> journeys, Collection<RootId> touched) {
        return jdbc.sql(located("m.journey_person_id = ANY(:journeys)"))
                .param("journeys", persons(journeys))
                .param("touched", roots(touched))
                .query(IdentityStore::readLocated)
                .list();
    }

    List<Located> placesOf(Collection<RootId> roots) {
        return jdbc.sql(located("m.root_id = ANY(:roots)"))
                .param("roots", roots(roots))
                .param("touched", roots(List.of()))
                .query(IdentityStore::readLocated)
                .list();
    }

    private static String located(String condition) {
        return """
                SELECT i.root_id, i.type, i.value, i.state, m.person_id, m.journey_person_id, p.version, p.claims_until,
                       CASE WHEN m.root_id = ANY(:touched) THEN (
                            SELECT count(*)
                              FROM (SELECT FROM people.identity_claim WHERE node_a = m.root_id
                                     UNION ALL
                                    SELECT FROM people.identity_claim WHERE node_b = m.root_id
                                     LIMIT %d) AS named) ELSE 0 END AS claims
                  FROM people.person_map AS m
                  JOIN people.identifier AS i ON i.workspace_id = m.workspace_id AND i.root_id = m.root_id
                  JOIN people.person AS p ON p.workspace_id = m.workspace_id AND p.id = m.person_id
                 WHERE %s
                """.formatted(IdentityFold.CROWD + 1, condition);
    }

    /** Writes what a change of claims led to, in one statement. */
    void write(IdentityChange change) {
        var verdicts = change.verdicts().entrySet().stream().toList();
        var claims = verdicts.stream().map(Map.Entry::getKey).toList();
        var moved = List.copyOf(change.moved());
        var until = change.until().entrySet().stream().toList();
        jdbc.sql(WRITE)
                .param(
                        "kinds",
                        SqlArray.texts(claims.stream().map(IdentityStore::kind).toList()))
                .param("as", roots(claims.stream().map(Claim::a).toList()))
                .param("bs", roots(claims.stream().map(Claim::b).toList()))
                .param(
                        "trusts",
                        SqlArray.of(
                                "smallint",
                                claims.stream()
                                        .map(claim -> claim.trust().ordinal())
                                        .toList()))
                .param(
                        "times",
                        SqlArray.of(
                                "timestamptz", claims.stream().map(Claim::at).toList()))
                .param(
                        "messages",
                        SqlArray.texts(claims.stream().map(Claim::messageId).toList()))
                .param(
                        "reasons",
                        reasons(verdicts.stream().map(Map.Entry::getValue).toList()))
                .param(
                        "roots",
                        roots(moved.stream().map(IdentityChange.Move::root).toList()))
                .param(
                        "persons",
                        persons(moved.stream().map(IdentityChange.Move::person).toList()))
                .param(
                        "journeys",
                        persons(moved.stream().map(IdentityChange.Move::journey).toList()))
                .param("ids", persons(until.stream().map(Map.Entry::getKey).toList()))
                .param(
                        "untils",
                        SqlArray.of(
                                "timestamptz",
                                until.stream().map(Map.Entry::getValue).toList()))
                .update();
    }

    void markShared(Collection<RootId> roots) {
        jdbc.sql("UPDATE people.identifier SET state = 'shared' WHERE root_id = ANY(:roots) AND state = 'active'")
                .param("roots", roots(roots))
                .update();
    }

    /** Writes a claim down without judging it; an earlier one of the same key stays. */
    void put(Claim claim) {
        jdbc.sql("""
                        INSERT INTO people.identity_claim
                               (kind, node_a, node_b, trust, event_time, message_id, status)
                        VALUES (:kind, :a, :b, :trust, :at, :message, 'accepted')
                        ON CONFLICT DO NOTHING
                        """)
                .param("kind", kind(claim))
                .param("a", claim.a().value())
                .param("b", claim.b().value())
                .param("trust", claim.trust().ordinal())
                .param("at", utc(claim.at()))
                .param("message", claim.messageId())
                .update();
    }

    void retract(Claim.Key claim, Instant at, String by) {
        jdbc.sql("""
                        UPDATE people.identity_claim
                           SET retracted_at = :at, retracted_by = :by
                         WHERE node_a = :a AND node_b = :b AND kind = :kind AND trust = :trust AND retracted_at IS NULL
                        """)
                .param("at", utc(at))
                .param("by", by)
                .param("a", claim.a().value())
                .param("b", claim.b().value())
                .param("kind", claim.kind().name().toLowerCase(Locale.ROOT))
                .param("trust", claim.trust().ordinal())
                .update();
    }

    /** Staff changed their mind: the pair may be one again. */
    void restore(Claim.Pair pair) {
        jdbc.sql("""
                        UPDATE people.identity_claim
                           SET retracted_at = NULL, retracted_by = NULL
                         WHERE node_a = :a AND node_b = :b
                        """).param("a", pair.a().value()).param("b", pair.b().value()).update();
    }

    private static Located readLocated(ResultSet row, int number) throws SQLException {
        Known known = KNOWN.mapRow(row, number);
        return new Located(known, instant(row, "claims_until"), row.getInt("claims"));
    }

    private static Node node(ResultSet row) throws SQLException {
        return new Node(
                new RootId(uuid(row, "root_id")), new Identifier(row.getString("type"), row.getString("value")));
    }

    private static PersonId person(ResultSet row, String column) throws SQLException {
        return new PersonId(uuid(row, column));
    }

    private static boolean isShared(ResultSet row) throws SQLException {
        return row.getString("state").equals("shared");
    }

    private static String kind(Claim claim) {
        return claim.kind().name().toLowerCase(Locale.ROOT);
    }

    private static SqlArray roots(Collection<RootId> roots) {
        return SqlArray.uuids(roots.stream().map(RootId::value).toList());
    }

    private static SqlArray persons(Collection<PersonId> persons) {
        return SqlArray.uuids(persons.stream().map(PersonId::value).toList());
    }

    private static SqlArray reasons(List<Optional<Refusal>> refusals) {
        return new SqlArray(
                "text",
                refusals.stream()
                        .map(refusal -> refusal.map(reason -> reason.name().toLowerCase(Locale.ROOT))
                                .orElse(null))
                        .toArray());
    }
}
