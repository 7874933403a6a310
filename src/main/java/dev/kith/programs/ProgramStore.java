package dev.kith.programs;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.programs.Program.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Programs in PostgreSQL, schema {@code programs}. */
@Component
final class ProgramStore {

    /** A program as it is stored: what it was switched to, whatever the calendar says. */
    record Row(ProgramId id, String key, String name, State switched, Instant createdAt) {}

    /** @param written the terms as somebody wrote them, before the defaults were filled in */
    record Draft(ProgramId program, String terms, String written, String examples) {}

    record VersionRow(
            ProgramVersionId id,
            ProgramId program,
            int number,
            String terms,
            String sha256,
            String examples,
            String note,
            Instant inForceFrom,
            Instant recordedAt,
            String publishedBy) {}

    record TransitionRow(
            ProgramId program, int number, State from, State to, Instant at, Instant recordedAt, String actor) {}

    private static final RowMapper<Row> PROGRAM = (row, _) -> new Row(
            new ProgramId(uuid(row, "id")),
            row.getString("key"),
            row.getString("name"),
            state(row.getString("state")),
            instant(row, "created_at"));

    private static final RowMapper<Draft> DRAFT = (row, _) -> new Draft(
            new ProgramId(uuid(row, "program_id")),
            row.getString("terms"),
            row.getString("written"),
            row.getString("examples"));

    private static final RowMapper<VersionRow> VERSION = (row, _) -> new VersionRow(
            new ProgramVersionId(uuid(row, "id")),
            new ProgramId(uuid(row, "program_id")),
            row.getInt("number"),
            row.getString("terms"),
            row.getString("terms_sha256"),
            row.getString("examples"),
            row.getString("note"),
            instant(row, "in_force_from"),
            instant(row, "published_at"),
            row.getString("published_by"));

    private static final RowMapper<TransitionRow> TRANSITION = (row, _) -> new TransitionRow(
            new ProgramId(uuid(row, "program_id")),
            row.getInt("number"),
            state(row.getString("from_state")),
            state(row.getString("to_state")),
            instant(row, "effective_at"),
            instant(row, "recorded_at"),
            row.getString("actor"));

    private final JdbcClient jdbc;

    ProgramStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the key is taken. */
    boolean insert(Row program) {
        int inserted = jdbc.sql("""
                        INSERT INTO programs.program (id, key, name, state, created_at)
                        VALUES (:id, :key, :name, :state, :at)
                        ON CONFLICT (workspace_id, key) DO NOTHING
                        """)
                .param("id", program.id().value())
                .param("key", program.key())
                .param("name", program.name())
                .param("state", program.switched().code())
                .param("at", utc(program.createdAt()))
                .update();
        return inserted == 1;
    }

    List<Row> programs() {
        return jdbc.sql("SELECT id, key, name, state, created_at FROM programs.program ORDER BY created_at, id")
                .query(PROGRAM)
                .list();
    }

    /** Until the transaction ends, nobody else switches or publishes it. */
    Optional<Row> lock(ProgramId id) {
        return jdbc.sql("""
                        SELECT id, key, name, state, created_at FROM programs.program WHERE id = :id FOR NO KEY UPDATE
                        """).param("id", id.value()).query(PROGRAM).optional();
    }

    void save(Draft draft, Instant at, String actor) {
        jdbc.sql("""
                        INSERT INTO programs.draft (program_id, terms, written, examples, saved_at, saved_by)
                        VALUES (:program, :terms, :written, :examples, :at, :actor)
                        ON CONFLICT (workspace_id, program_id)
                        DO UPDATE SET terms = excluded.terms, written = excluded.written,
                                      examples = excluded.examples, saved_at = excluded.saved_at, saved_by = excluded.saved_by
                        """)
                .param("program", draft.program().value())
                .param("terms", draft.terms())
                .param("written", draft.written())
                .param("examples", draft.examples())
                .param("at", utc(at))
                .param("actor", actor)
                .update();
    }

    Optional<Draft> draft(ProgramId program) {
        return jdbc.sql("SELECT program_id, terms, written, examples FROM programs.draft WHERE program_id = :program")
                .param("program", program.value())
                .query(DRAFT)
                .optional();
    }

    void removeDraft(ProgramId program) {
        jdbc.sql("DELETE FROM programs.draft WHERE program_id = :program")
                .param("program", program.value())
                .update();
    }

    void insert(VersionRow version) {
        jdbc.sql("""
                        INSERT INTO programs.program_version (id, program_id, number, terms, terms_sha256, examples, note,
                                                              in_force_from, published_at, published_by)
                        VALUES (:id, :program, :number, :terms, :sha256, :examples, :note, :from, :at, :actor)
                        """)
                .param("id", version.id().value())
                .param("program", version.program().value())
                .param("number", version.number())
                .param("terms", version.terms())
                .param("sha256", version.sha256())
                .param("examples", version.examples())
                .param("note", version.note())
                .param("from", utc(version.inForceFrom()))
                .param("at", utc(version.recordedAt()))
                .param("actor", version.publishedBy())
                .update();
    }

    /** The oldest first. */
    List<VersionRow> versions() {
        return jdbc.sql("""
                        SELECT id, program_id, number, terms, terms_sha256, examples, note, in_force_from, published_at,
                               published_by
                          FROM programs.program_version
                         ORDER BY program_id, number
                        """).query(VERSION).list();
    }

    List<VersionRow> versions(ProgramId program) {
        return jdbc.sql("""
                        SELECT id, program_id, number, terms, terms_sha256, examples, note, in_force_from, published_at,
                               published_by
                          FROM programs.program_version
                         WHERE program_id = :program
                         ORDER BY number
                        """).param("program", program.value()).query(VERSION).list();
    }

    /** Writes down the next change, and where the program stands after it. */
    void switchTo(TransitionRow transition) {
        jdbc.sql("""
                        WITH switched AS (UPDATE programs.program SET state = :to WHERE id = :program)
                        INSERT INTO programs.program_transition (program_id, number, from_state, to_state, effective_at,
                                                                 recorded_at, actor)
                        VALUES (:program, :number, :from, :to, :at, :recorded, :actor)
                        """)
                .param("program", transition.program().value())
                .param("number", transition.number())
                .param("from", transition.from().code())
                .param("to", transition.to().code())
                .param("at", utc(transition.at()))
                .param("recorded", utc(transition.recordedAt()))
                .param("actor", transition.actor())
                .update();
    }

    /** The oldest first. */
    List<TransitionRow> transitions() {
        return jdbc.sql("""
                        SELECT program_id, number, from_state, to_state, effective_at, recorded_at, actor
                          FROM programs.program_transition
                         ORDER BY program_id, number
                        """).query(TRANSITION).list();
    }

    /** How many there are of this program. */
    int transitions(ProgramId program) {
        return jdbc.sql("SELECT count(*) AS changes FROM programs.program_transition WHERE program_id = :program")
                .param("program", program.value())
                .query((row, _) -> row.getInt("changes"))
                .single();
    }

    private static State state(String text) {
        return State.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
