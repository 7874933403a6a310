package dev.kith.referrals;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.people.RootId;
import dev.kith.platform.database.SqlArray;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Referrals, what qualified in them, and how they came to where they stand. */
@Component
final class ReferralStore {

    private static final String COLUMNS = """
            SELECT id, program_id, version_id, exclusive_group, advocate_id, friend_root, method, source, code,
                   touched_at, bound_at, deadline, state, reason
              FROM referrals.referral
            """;

    private static final RowMapper<Referral> REFERRAL = (row, _) -> referral(row);

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    ReferralStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<Referral> ofFriends(Collection<RootId> roots) {
        return jdbc.sql(COLUMNS + " WHERE friend_root = ANY(:roots) ORDER BY bound_at, id")
                .param("roots", SqlArray.uuids(roots.stream().map(RootId::value).toList()))
                .query(REFERRAL)
                .list();
    }

    List<Referral> ofAdvocates(Collection<MembershipId> advocates) {
        return jdbc.sql(COLUMNS + " WHERE advocate_id = ANY(:advocates) ORDER BY bound_at, id")
                .param(
                        "advocates",
                        SqlArray.uuids(
                                advocates.stream().map(MembershipId::value).toList()))
                .query(REFERRAL)
                .list();
    }

    List<Referral> byIds(Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + " WHERE id = ANY(:ids)")
                .param("ids", SqlArray.uuids(ids))
                .query(REFERRAL)
                .list();
    }

    /** Newest first, older than the given place; no state means every state. */
    List<Referral> page(Optional<Referral.State> state, Instant before, UUID beforeId, int limit) {
        return jdbc.sql(COLUMNS + """
                         WHERE (bound_at, id) < (:before, :beforeId)
                           AND (:state = '' OR state = :state)
                         ORDER BY bound_at DESC, id DESC
                         LIMIT :limit
                        """)
                .param("before", utc(before))
                .param("beforeId", beforeId)
                .param("state", state.map(Referral.State::code).orElse(""))
                .param("limit", limit)
                .query(REFERRAL)
                .list();
    }

    /** Everyone who stands above these people, as pairs of a friend's root and the root of the one who brought them. */
    List<RootId> ancestorsOf(Collection<RootId> roots) {
        return jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT m.person_root AS root_id
                              FROM referrals.referral r
                              JOIN referrals.membership m ON m.id = r.advocate_id
                             WHERE r.friend_root = ANY(:roots)
                               AND r.state IN ('bound', 'qualified', 'review', 'approved')
                             UNION
                            SELECT m.person_root AS root_id
                              FROM above
                              JOIN referrals.referral r ON r.friend_root = above.root_id
                              JOIN referrals.membership m ON m.id = r.advocate_id
                             WHERE r.state IN ('bound', 'qualified', 'review', 'approved'))
                        SELECT root_id FROM above
                        """)
                .param("roots", SqlArray.uuids(roots.stream().map(RootId::value).toList()))
                .query((row, _) -> new RootId(uuid(row, "root_id")))
                .list();
    }

    /** Until this transaction ends, nobody else in the workspace ties somebody who brings friends themselves. */
    void lockGraph() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('referral graph ' || platform.workspace(), 0))")
                .query((_, _) -> true)
                .single();
    }

    void insert(Collection<Referral> referrals, Instant now) {
        batch(
                """
                INSERT INTO referrals.referral (id, program_id, version_id, exclusive_group, advocate_id, friend_root,
                       method, source, code, touched_at, bound_at, deadline, state, reason, changed_at)
                VALUES (:id, :program, :version, :group, :advocate, :friend, :method, :source, :code, :touched, :bound,
                        :deadline, :state, :reason, :now)
                """,
                referrals.stream()
                        .map(referral -> standing(referral, now)
                                .addValue("program", referral.program().value())
                                .addValue("version", referral.version().value())
                                .addValue("group", referral.exclusiveGroup())
                                .addValue("advocate", referral.advocate().value())
                                .addValue("friend", referral.friend().value())
                                .addValue("method", referral.method().code())
                                .addValue("source", referral.source())
                                .addValue("code", referral.code())
                                .addValue("touched", utc(referral.touchedAt()))
                                .addValue("bound", utc(referral.boundAt()))
                                .addValue("deadline", utc(referral.deadline())))
                        .toList());
    }

    void restate(Collection<Referral> referrals, Instant now) {
        batch("""
                UPDATE referrals.referral
                   SET state = :state, reason = :reason, changed_at = :now
                 WHERE id = :id
                """, referrals.stream().map(referral -> standing(referral, now)).toList());
    }

    /** A step in the life of a referral; from is {@code none} for the first. */
    record Step(ReferralId referral, String from, Referral.State to, Optional<Reason> reason) {}

    void addSteps(Collection<Step> steps, Instant now) {
        batch(
                """
                INSERT INTO referrals.referral_transition (referral_id, at, from_state, to_state, reason)
                VALUES (:id, :now, :from, :to, :reason)
                """,
                steps.stream()
                        .map(step -> new MapSqlParameterSource(
                                        "id", step.referral().value())
                                .addValue("now", utc(now))
                                .addValue("from", step.from())
                                .addValue("to", step.to().code())
                                .addValue(
                                        "reason",
                                        step.reason().map(Reason::code).orElse(null)))
                        .toList());
    }

    /** A qualification in its referral. */
    record Placed(ReferralId referral, Qualification qualification) {}

    void putQualifications(List<Placed> placed) {
        batch("""
                INSERT INTO referrals.qualification (referral_id, goal, occurrence, happening, at, hold_ends, base_minor,
                       kept_minor, unit, state, reason)
                VALUES (:referral, :goal, :occurrence, :happening, :at, :holdEnds, :base, :kept, :unit, :state, :reason)
                ON CONFLICT (workspace_id, referral_id, goal, occurrence) DO UPDATE
                   SET happening = EXCLUDED.happening, at = EXCLUDED.at, hold_ends = EXCLUDED.hold_ends,
                       base_minor = EXCLUDED.base_minor, kept_minor = EXCLUDED.kept_minor, unit = EXCLUDED.unit,
                       state = EXCLUDED.state, reason = EXCLUDED.reason
                """, placed.stream().map(ReferralStore::row).toList());
    }

    private static MapSqlParameterSource row(Placed placed) {
        Qualification qualification = placed.qualification();
        Occurrence occurrence = qualification.occurrence();
        return new MapSqlParameterSource("referral", placed.referral().value())
                .addValue("goal", occurrence.goal())
                .addValue("occurrence", occurrence.key())
                .addValue("happening", occurrence.happening())
                .addValue("at", utc(occurrence.at()))
                .addValue("holdEnds", utc(occurrence.holdEnds()))
                .addValue("base", occurrence.base().map(base -> base.minor()).orElse(0L))
                .addValue(
                        "kept", occurrence.keptBase().map(kept -> kept.minor()).orElse(0L))
                .addValue(
                        "unit",
                        occurrence.base().map(base -> base.unit().code()).orElse(""))
                .addValue("state", qualification.state().code())
                .addValue("reason", qualification.reason().map(Reason::code).orElse(null));
    }

    private static MapSqlParameterSource standing(Referral referral, Instant now) {
        return new MapSqlParameterSource("id", referral.id().value())
                .addValue("state", referral.state().code())
                .addValue("reason", referral.reason().map(Reason::code).orElse(null))
                .addValue("now", utc(now));
    }

    private void batch(String sql, List<MapSqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
        }
    }

    private static Referral referral(ResultSet row) throws SQLException {
        return new Referral(
                new ReferralId(uuid(row, "id")),
                new ProgramId(uuid(row, "program_id")),
                new ProgramVersionId(uuid(row, "version_id")),
                row.getString("exclusive_group"),
                new MembershipId(uuid(row, "advocate_id")),
                new RootId(uuid(row, "friend_root")),
                Method.of(row.getString("method")),
                row.getString("source"),
                row.getString("code"),
                instant(row, "touched_at"),
                instant(row, "bound_at"),
                instant(row, "deadline"),
                Referral.State.of(row.getString("state")),
                Optional.ofNullable(row.getString("reason")).map(Reason::of));
    }
}
