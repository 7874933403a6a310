package dev.kith.people;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.Tally;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons as they are shown and compared, and their traits, in schema {@code people}. */
@Component
final class PersonStore {

    private static final int MOST_TRAITS = 200;

    private static final String HITS = """
            WITH hit AS (
                SELECT i.workspace_id, i.root_id, i.first_seen
                  FROM people.identifier AS i
                 WHERE i.type IN ('user_id', 'email', 'phone', 'pos_loyalty')
                   AND (i.value LIKE :prefix OR i.value LIKE lower(:prefix))
                 UNION ALL
                SELECT t.workspace_id, t.root_id, t.event_time
                  FROM people.trait AS t
                 WHERE :prefix <> '%' AND t.layer = 'trusted'
                   AND t.key IN ('name', 'firstName', 'first_name', 'lastName', 'last_name')
                   AND ' ' || lower(t.value #>> '{}') LIKE '% ' || lower(:prefix)
            ), found AS (
                SELECT m.person_id, max(hit.first_seen) AS seen
                  FROM hit
                  JOIN people.person_map AS m ON m.workspace_id = hit.workspace_id AND m.root_id = hit.root_id
                 GROUP BY m.person_id
            )
            """;

    private static final String FACTS = """
            WITH wanted AS (
                SELECT was.root_id AS asked, is_now.workspace_id, is_now.person_id, is_now.root_id
                  FROM people.person_map AS was
                  JOIN people.person_map AS is_now
                    ON is_now.workspace_id = was.workspace_id AND is_now.person_id = was.person_id
                 WHERE was.root_id = ANY(:persons)
            )
            SELECT w.asked, w.person_id, w.root_id, known.type, known.value, known.at
              FROM wanted AS w,
                   LATERAL (SELECT i.type, i.value, i.first_seen AS at
                              FROM people.identifier AS i
                             WHERE i.workspace_id = w.workspace_id AND i.root_id = w.root_id
                             UNION ALL
                            SELECT 'trait:' || t.key, t.value #>> '{}', t.event_time
                              FROM people.trait AS t
                             WHERE t.workspace_id = w.workspace_id
                               AND t.root_id = w.root_id
                               AND t.layer = 'trusted'
                               AND t.key = ANY(:keys)
                               AND jsonb_typeof(t.value) = 'string'
                             UNION ALL
                            SELECT 'told:' || i.type, i.value, said.at
                              FROM (SELECT c.workspace_id, c.node_b AS name, c.event_time AS at,
                                           c.trust, c.reason, c.retracted_at
                                      FROM people.identity_claim AS c
                                     WHERE c.workspace_id = w.workspace_id AND c.node_a = w.root_id
                                     UNION ALL
                                    SELECT c.workspace_id, c.node_a, c.event_time,
                                           c.trust, c.reason, c.retracted_at
                                      FROM people.identity_claim AS c
                                     WHERE c.workspace_id = w.workspace_id AND c.node_b = w.root_id) AS said
                              JOIN people.identifier AS i
                                ON i.workspace_id = said.workspace_id AND i.root_id = said.name
                             WHERE said.reason IN ('second_account', 'shared')
                               AND said.trust >= :believed
                               AND said.retracted_at IS NULL
                               AND i.type IN ('email', 'phone')) AS known
            """;

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One name of a person, one thing a trusted source wrote about them, or a name told of them that is another's. */
    record Fact(PersonId asked, PersonId person, RootId root, String type, String value, Instant at) {}

    /** Old person ids find the person they became. */
    List<Fact> factsOf(Collection<PersonId> persons) {
        return jdbc.sql(FACTS)
                .param(
                        "persons",
                        SqlArray.uuids(persons.stream().map(PersonId::value).toList()))
                .param("keys", SqlArray.texts(PersonReading.TRAITS))
                .param("believed", Trust.PROVEN.ordinal())
                .query((row, _) -> new Fact(
                        new PersonId(uuid(row, "asked")),
                        new PersonId(uuid(row, "person_id")),
                        new RootId(uuid(row, "root_id")),
                        row.getString("type"),
                        row.getString("value"),
                        instant(row, "at")))
                .list();
    }

    Map<RootId, PersonId> personsOf(Collection<RootId> roots) {
        return places("SELECT root_id, person_id AS id FROM people.person_map WHERE root_id = ANY(:roots)", roots);
    }

    Map<RootId, PersonId> journeysOf(Collection<RootId> roots) {
        return places(
                "SELECT root_id, journey_person_id AS id FROM people.person_map WHERE root_id = ANY(:roots)", roots);
    }

    private Map<RootId, PersonId> places(String sql, Collection<RootId> roots) {
        return jdbc
                .sql(sql)
                .param("roots", SqlArray.uuids(roots.stream().map(RootId::value).toList()))
                .query((row, _) -> Map.entry(new RootId(uuid(row, "root_id")), new PersonId(uuid(row, "id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Name> namesOf(PersonId person) {
        return jdbc.sql("""
                        SELECT i.root_id, i.type, i.value
                          FROM people.person_map AS was
                          JOIN people.person_map AS is_now
                            ON is_now.workspace_id = was.workspace_id AND is_now.person_id = was.person_id
                          JOIN people.identifier AS i ON i.root_id = is_now.root_id
                         WHERE was.root_id = :person
                        """)
                .param("person", person.value())
                .query((row, _) -> new Name(
                        new RootId(uuid(row, "root_id")),
                        new Identifier(row.getString("type"), row.getString("value"))))
                .list();
    }

    Optional<PersonId> find(Identifier name) {
        return jdbc.sql("""
                        SELECT m.person_id
                          FROM people.identifier AS i
                          JOIN people.person_map AS m ON m.workspace_id = i.workspace_id AND m.root_id = i.root_id
                         WHERE i.type = :type AND i.value = :value
                        """)
                .param("type", name.type())
                .param("value", name.value())
                .query((row, _) -> new PersonId(uuid(row, "person_id")))
                .optional();
    }

    /** A person whom a text finds, and when the name it finds them by was first heard. */
    record Hit(PersonId person, Instant seen) {}

    /** Persons one of whose names begins with the text, most recently met first, after the given place. */
    List<Hit> search(String text, Instant before, PersonId beforeId, int most) {
        return jdbc.sql(HITS + """
                        SELECT person_id, seen
                          FROM found
                         WHERE (seen, person_id) < (:before, :beforeId)
                         ORDER BY seen DESC, person_id DESC
                         LIMIT :most
                        """)
                .param("prefix", prefix(text))
                .param("before", utc(before))
                .param("beforeId", beforeId.value())
                .param("most", most)
                .query((row, _) -> new Hit(new PersonId(uuid(row, "person_id")), instant(row, "seen")))
                .list();
    }

    Tally count(String text) {
        return Tally.of(jdbc.sql(HITS + "SELECT count(*) FROM (SELECT FROM found LIMIT :tally) AS counted")
                .param("prefix", prefix(text))
                .param("tally", Tally.ENOUGH)
                .query(Long.class)
                .single());
    }

    private static String prefix(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** The later writer wins, by the time it happened. A root keeps its first {@value #MOST_TRAITS} traits of a layer. */
    void write(List<Trait> traits) {
        jdbc.sql("""
                        INSERT INTO people.trait AS t (root_id, layer, key, value, event_time, message_id)
                        SELECT told.root_id, told.layer, told.key, told.value::jsonb, told.event_time, told.message_id
                          FROM unnest(:roots, :layers, :keys, :values, :times, :messages) AS told
                               (root_id, layer, key, value, event_time, message_id)
                         WHERE (SELECT count(*) FROM people.trait AS kept
                                 WHERE kept.root_id = told.root_id AND kept.layer = told.layer) < :most
                            OR EXISTS (SELECT FROM people.trait AS kept
                                        WHERE kept.root_id = told.root_id AND kept.layer = told.layer
                                          AND kept.key = told.key)
                        ON CONFLICT (workspace_id, root_id, layer, key) DO UPDATE
                           SET value = excluded.value, event_time = excluded.event_time,
                               message_id = excluded.message_id
                         WHERE (t.event_time, t.message_id) < (excluded.event_time, excluded.message_id)
                        """)
                .param(
                        "roots",
                        SqlArray.uuids(traits.stream()
                                .map(trait -> trait.root().value())
                                .toList()))
                .param(
                        "layers",
                        SqlArray.texts(traits.stream()
                                .map(trait -> trait.layer().column())
                                .toList()))
                .param("keys", SqlArray.texts(traits.stream().map(Trait::key).toList()))
                .param("values", SqlArray.texts(traits.stream().map(Trait::json).toList()))
                .param(
                        "times",
                        SqlArray.of(
                                "timestamptz", traits.stream().map(Trait::at).toList()))
                .param(
                        "messages",
                        SqlArray.texts(traits.stream().map(Trait::messageId).toList()))
                .param("most", MOST_TRAITS)
                .update();
    }
}
