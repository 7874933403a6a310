package dev.kith.platform.mail;

import dev.kith.platform.database.Columns;
import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Letters in PostgreSQL, table {@code platform.letter}. */
@Component
final class LetterStore {

    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};
    private static final UUID LATEST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LetterStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Answers those that are new: a natural key that was already written is left alone. */
    List<LetterId> insert(Map<LetterId, Letter> letters, Envelope.State state, Instant now) {
        return jdbc.sql("""
                        INSERT INTO platform.letter
                               (id, natural_key, kind, care, recipient, subject, head, blocks, state, written_at, lapses_at)
                        SELECT id, key, kind, care, recipient, subject, head::jsonb, blocks::jsonb, :state, :now,
                               lapses::timestamptz
                          FROM unnest(:ids, :keys, :kinds, :cares, :recipients, :subjects, :heads, :blocks, :lapses)
                               AS letter (id, key, kind, care, recipient, subject, head, blocks, lapses)
                            ON CONFLICT (workspace_id, natural_key) DO NOTHING
                        RETURNING id
                        """)
                .param(
                        "ids",
                        SqlArray.uuids(
                                letters.keySet().stream().map(LetterId::value).toList()))
                .param("keys", texts(letters, Letter::naturalKey))
                .param("kinds", texts(letters, Letter::kind))
                .param("cares", texts(letters, letter -> letter.care().name().toLowerCase(Locale.ROOT)))
                .param("recipients", texts(letters, letter -> letter.to().text()))
                .param("subjects", texts(letters, Letter::subject))
                .param("heads", texts(letters, letter -> json.writeValueAsString(letter.head())))
                .param("blocks", texts(letters, letter -> json.writerFor(BLOCKS).writeValueAsString(letter.blocks())))
                .param("lapses", texts(letters, letter -> letter.lapses().toString()))
                .param("state", state.code())
                .param("now", Columns.utc(now))
                .query((row, _) -> new LetterId(Columns.uuid(row, "id")))
                .list();
    }

    private static SqlArray texts(Map<LetterId, Letter> letters, Function<Letter, String> part) {
        return SqlArray.texts(letters.values().stream().map(part).toList());
    }

    List<Envelope> newest(Optional<LetterId> before, int atMost) {
        return jdbc.sql("""
                        SELECT id, kind, care, head, recipient, subject, state, reason, written_at, settled_at
                          FROM platform.letter
                         WHERE workspace_id = platform.workspace()
                           AND id < :before
                         ORDER BY id DESC
                         LIMIT :most
                        """)
                .param("before", before.map(LetterId::value).orElse(LATEST))
                .param("most", atMost)
                .query((row, _) -> envelope(row))
                .list();
    }

    Tally count() {
        return Tally.of(
                jdbc.sql("""
                        SELECT count(*)
                          FROM (SELECT FROM platform.letter
                                 WHERE workspace_id = platform.workspace()
                                 LIMIT :tally) AS counted
                        """).param("tally", Tally.ENOUGH).query(Long.class).single());
    }

    Optional<StoredLetter> find(LetterId id) {
        return jdbc.sql("""
                        SELECT id, kind, care, head, recipient, subject, state, reason, written_at, settled_at,
                               blocks, attempts, lapses_at
                          FROM platform.letter
                         WHERE id = :id
                        """)
                .param("id", id.value())
                .query((row, _) -> stored(row))
                .optional();
    }

    /** As {@link #find}, and nobody else touches the letter until the transaction ends. */
    Optional<StoredLetter> lock(LetterId id) {
        return jdbc.sql("SELECT id FROM platform.letter WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .flatMap(_ -> find(id));
    }

    void claim(LetterId id) {
        jdbc.sql("UPDATE platform.letter SET state = 'sending', attempts = attempts + 1 WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    void requeue(LetterId id, String reason) {
        jdbc.sql("UPDATE platform.letter SET state = 'queued', reason = :reason WHERE id = :id")
                .param("id", id.value())
                .param("reason", reason)
                .update();
    }

    /** Writes the last state. A sign-in link that was delivered is forgotten here: only its reader may use it. */
    void settle(LetterId id, Envelope.State state, String reason, Instant now) {
        jdbc.sql("""
                        UPDATE platform.letter
                           SET state = :state,
                               reason = :reason,
                               settled_at = :now,
                               blocks = CASE WHEN care = 'security' AND :state = 'sent' THEN '[]' ELSE blocks END
                         WHERE id = :id
                        """)
                .param("id", id.value())
                .param("state", state.code())
                .param("reason", reason)
                .param("now", Columns.utc(now))
                .update();
    }

    private StoredLetter stored(ResultSet row) throws SQLException {
        return new StoredLetter(
                envelope(row),
                json.readValue(row.getString("head"), Letterhead.class),
                json.readValue(row.getString("blocks"), BLOCKS),
                row.getInt("attempts"),
                Columns.instant(row, "lapses_at"));
    }

    private Envelope envelope(ResultSet row) throws SQLException {
        return new Envelope(
                new LetterId(Columns.uuid(row, "id")),
                row.getString("kind"),
                Care.valueOf(row.getString("care").toUpperCase(Locale.ROOT)),
                json.readTree(row.getString("head")).path("language").stringValue(""),
                new MailAddress(row.getString("recipient")),
                row.getString("subject"),
                Envelope.State.of(row.getString("state")),
                row.getString("reason"),
                Columns.instant(row, "written_at"),
                Columns.instantIfAny(row, "settled_at"));
    }
}
