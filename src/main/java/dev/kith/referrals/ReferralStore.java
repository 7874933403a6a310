package dev.kith.referrals;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.kernel.Money;
import dev.kith.people.RootId;
import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.SqlRows;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Referrals, what qualified in them, and how they came to where they stand. */
@Component
final class ReferralStore {

    static final String COLUMNS = """
            SELECT id, program_id, version_id, exclusive_group, advocate_id, friend_root, method, source, code,
                   touched_at, bound_at, deadline, state, reason
              FROM referrals.referral
            """;

    static final RowMapper<Referral> REFERRAL = (row, _) -> referral(row);

    private final JdbcClient jdbc;

    ReferralStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Somebody who stands above a root. */
    record Above(RootId friend, RootId advocate) {}

    /** Everybody who stands above each of these roots, near or far. */
    List<Above> above(Collection<RootId> roots) {
        return jdbc.sql("""
                        WITH RECURSIVE above AS (
                            SELECT r.friend_root, m.person_root AS advocate_root
                              FROM referrals.referral r
                              JOIN referrals.membership m ON m.id = r.advocate_id
                             WHERE r.friend_root = ANY(:roots)
                               AND r.state IN ('bound', 'qualified', 'review', 'approved')
                             UNION
                            SELECT above.friend_root, m.person_root
                              FROM above
                              JOIN referrals.referral r ON r.friend_root = above.advocate_root
                              JOIN referrals.membership m ON m.id = r.advocate_id
                             WHERE r.state IN ('bound', 'qualified', 'review', 'approved'))
                        SELECT friend_root, advocate_root FROM above
                        """)
                .param("roots", SqlArray.uuids(roots.stream().map(RootId::value).toList()))
                .query((row, _) ->
                        new Above(new RootId(uuid(row, "friend_root")), new RootId(uuid(row, "advocate_root"))))
                .list();
    }

    /** Until this transaction ends, nobody else in the workspace ties somebody who brings friends themselves. */
    void lockGraph() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('referral graph ' || platform.workspace(), 0))")
                .query((_, _) -> true)
                .single();
    }

    void insert(Collection<Referral> referrals, Instant now) {
        if (referrals.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO referrals.referral (id, program_id, version_id, exclusive_group, advocate_id,
                               friend_root, method, source, code, touched_at, bound_at, deadline, state, reason,
                               changed_at)
                        SELECT id, program_id, version_id, exclusive_group, advocate_id,
                               friend_root, method, source, code, touched_at, bound_at, deadline, state, reason,
                               :now
                          FROM jsonb_populate_recordset(NULL::referrals.referral, :rows)
                        """)
                .param("rows", SqlRows.of(referrals, ReferralStore::write))
                .param("now", utc(now))
                .update();
    }

    void restate(Collection<Referral> referrals, Instant now) {
        if (referrals.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE referrals.referral
                           SET state = told.state, reason = told.reason, changed_at = :now
                          FROM jsonb_populate_recordset(NULL::referrals.referral, :rows) AS told
                         WHERE referral.id = told.id
                        """)
                .param("rows", SqlRows.of(referrals, ReferralStore::write))
                .param("now", utc(now))
                .update();
    }

    /** A step in the life of a referral; from is {@code none} for the first. */
    record Step(ReferralId referral, String from, Referral.State to, Optional<Reason> reason) {}

    void addSteps(Collection<Step> steps, Instant now) {
        if (steps.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO referrals.referral_transition (referral_id, at, from_state, to_state, reason)
                        SELECT referral_id, :now, from_state, to_state, reason
                          FROM jsonb_populate_recordset(NULL::referrals.referral_transition, :rows)
                        """)
                .param("rows", SqlRows.of(steps, (step, row) -> {
                    row.put("referral_id", step.referral().value().toString());
                    row.put("from_state", step.from());
                    row.put("to_state", step.to().code());
                    step.reason().ifPresent(reason -> row.put("reason", reason.code()));
                }))
                .param("now", utc(now))
                .update();
    }

    /** A qualification in its referral. */
    record Placed(ReferralId referral, Qualification qualification) {}

    void putQualifications(List<Placed> placed) {
        if (placed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO referrals.qualification (referral_id, goal, occurrence, happening, at, hold_ends,
                               base_minor, kept_minor, unit, state, reason)
                        SELECT referral_id, goal, occurrence, happening, at, hold_ends,
                               base_minor, kept_minor, unit, state, reason
                          FROM jsonb_populate_recordset(NULL::referrals.qualification, :rows)
                        ON CONFLICT (workspace_id, referral_id, goal, occurrence) DO UPDATE
                           SET happening = EXCLUDED.happening, at = EXCLUDED.at, hold_ends = EXCLUDED.hold_ends,
                               base_minor = EXCLUDED.base_minor, kept_minor = EXCLUDED.kept_minor,
                               unit = EXCLUDED.unit, state = EXCLUDED.state, reason = EXCLUDED.reason
                        """).param("rows", SqlRows.of(placed, ReferralStore::write)).update();
    }

    private static void write(Placed placed, ObjectNode row) {
        Qualification qualification = placed.qualification();
        Occurrence occurrence = qualification.occurrence();
        row.put("referral_id", placed.referral().value().toString());
        row.put("goal", occurrence.goal());
        row.put("occurrence", occurrence.key());
        row.put("happening", occurrence.happening());
        row.put("at", occurrence.at().toString());
        row.put("hold_ends", occurrence.holdEnds().toString());
        row.put("base_minor", occurrence.base().map(Money::minor).orElse(0L));
        row.put("kept_minor", occurrence.keptBase().map(Money::minor).orElse(0L));
        row.put("unit", occurrence.base().map(base -> base.unit().code()).orElse(""));
        row.put("state", qualification.state().code());
        qualification.reason().ifPresent(reason -> row.put("reason", reason.code()));
    }

    private static void write(Referral referral, ObjectNode row) {
        row.put("id", referral.id().value().toString());
        row.put("program_id", referral.program().value().toString());
        row.put("version_id", referral.version().value().toString());
        row.put("exclusive_group", referral.exclusiveGroup());
        row.put("advocate_id", referral.advocate().value().toString());
        row.put("friend_root", referral.friend().value().toString());
        row.put("method", referral.method().code());
        row.put("source", referral.source());
        row.put("code", referral.code());
        row.put("touched_at", referral.touchedAt().toString());
        row.put("bound_at", referral.boundAt().toString());
        row.put("deadline", referral.deadline().toString());
        row.put("state", referral.state().code());
        referral.reason().ifPresent(reason -> row.put("reason", reason.code()));
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
