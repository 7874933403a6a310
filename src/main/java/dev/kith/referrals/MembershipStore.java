package dev.kith.referrals;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.database.SqlArray;
import dev.kith.programs.ProgramId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Advocates and their codes in PostgreSQL. */
@Component
final class MembershipStore {

    /** A membership before anybody asked who its person is now. */
    private static final RowMapper<Membership> MEMBERSHIP = (row, _) -> membership(row);

    private static final String ROW =
            "SELECT id, program_id, person_root, state, shown_name, joined_at FROM referrals.membership";

    private final JdbcClient jdbc;

    MembershipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Membership membership(ResultSet row) throws SQLException {
        UUID root = uuid(row, "person_root");
        return new Membership(
                new MembershipId(uuid(row, "id")),
                new ProgramId(uuid(row, "program_id")),
                new RootId(root),
                new PersonId(root),
                Membership.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "joined_at"),
                Optional.ofNullable(row.getString("shown_name")));
    }

    List<Membership> withIds(Collection<MembershipId> ids) {
        return jdbc.sql(ROW + " WHERE id = ANY(:ids)")
                .param(
                        "ids",
                        SqlArray.uuids(ids.stream().map(MembershipId::value).toList()))
                .query(MEMBERSHIP)
                .list();
    }

    Set<RootId> joined(Collection<RootId> roots) {
        return jdbc.sql("SELECT DISTINCT person_root FROM referrals.membership WHERE person_root = ANY(:roots)")
                .param("roots", SqlArray.uuids(roots.stream().map(RootId::value).toList()))
                .query((row, _) -> new RootId(uuid(row, "person_root")))
                .set();
    }

    List<Membership> ofRoots(Collection<RootId> roots) {
        return jdbc.sql(ROW + " WHERE person_root = ANY(:roots) ORDER BY joined_at, id")
                .param("roots", SqlArray.uuids(roots.stream().map(RootId::value).toList()))
                .query(MEMBERSHIP)
                .list();
    }

    /** Newest first. */
    List<Membership> page(Optional<ProgramId> program, Optional<Memberships.After> after, int most) {
        return jdbc.sql(ROW + """
                         WHERE (CAST(:program AS uuid) IS NULL OR program_id = :program)
                           AND (CAST(:at AS timestamptz) IS NULL OR (joined_at, id) < (:at, CAST(:id AS uuid)))
                         ORDER BY joined_at DESC, id DESC
                         LIMIT :most
                        """)
                .param("program", program.map(ProgramId::value).orElse(null))
                .param("at", after.map(row -> utc(row.joinedAt())).orElse(null))
                .param("id", after.map(row -> row.id().value()).orElse(null))
                .param("most", most)
                .query(MEMBERSHIP)
                .list();
    }

    /** False if this person takes part already. */
    boolean insert(Membership membership) {
        int inserted = jdbc.sql("""
                        INSERT INTO referrals.membership (id, program_id, person_root, state, shown_name, joined_at)
                        VALUES (:id, :program, :root, :state, :name, :at)
                        ON CONFLICT (workspace_id, program_id, person_root) DO NOTHING
                        """)
                .param("id", membership.id().value())
                .param("program", membership.program().value())
                .param("root", membership.root().value())
                .param("state", membership.state().code())
                .param("name", membership.shownName().orElse(null))
                .param("at", utc(membership.joinedAt()))
                .update();
        return inserted == 1;
    }

    int changeShownName(MembershipId membership, Optional<String> name) {
        return jdbc.sql("UPDATE referrals.membership SET shown_name = :name WHERE id = :id")
                .param("id", membership.value())
                .param("name", name.orElse(null))
                .update();
    }

    int changeState(MembershipId membership, Membership.State state) {
        return jdbc.sql("UPDATE referrals.membership SET state = :state WHERE id = :id AND state <> :state")
                .param("id", membership.value())
                .param("state", state.code())
                .update();
    }

    /** False if somebody has this code or one that looks like it. */
    boolean insert(OwnedCode owned, Instant at) {
        int inserted = jdbc.sql("""
                        INSERT INTO referrals.share_code (text, look_alike, drawn, alone, membership_id, created_at)
                        VALUES (:text, :look, :drawn, :alone, :membership, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .param("text", owned.code().text())
                .param("look", owned.code().key())
                .param("drawn", owned.drawn())
                .param("alone", owned.alone())
                .param("membership", owned.membership().value())
                .param("at", utc(at))
                .update();
        return inserted == 1;
    }

    /** Whose a code is, if anybody has it or one that looks like it. */
    Optional<OwnedCode> codeLike(ShareCode code) {
        return codesLike(List.of(code)).values().stream().findFirst();
    }

    /** The same for many, by look-alike key. */
    Map<String, OwnedCode> codesLike(Collection<ShareCode> codes) {
        return jdbc
                .sql("""
                        SELECT membership_id, text, drawn, alone, blocked_at IS NOT NULL AS blocked
                          FROM referrals.share_code
                         WHERE look_alike = ANY(:looks)
                        """)
                .param(
                        "looks",
                        SqlArray.texts(codes.stream().map(ShareCode::key).toList()))
                .query((row, _) -> owned(row))
                .list()
                .stream()
                .collect(Collectors.toMap(owned -> owned.code().key(), Function.identity()));
    }

    /** Codes of these memberships, oldest first. */
    Map<MembershipId, List<OwnedCode>> codesOf(Collection<MembershipId> memberships) {
        var codes = new HashMap<MembershipId, List<OwnedCode>>();
        jdbc.sql("""
                        SELECT membership_id, text, drawn, alone, blocked_at IS NOT NULL AS blocked
                          FROM referrals.share_code
                         WHERE membership_id = ANY(:ids)
                         ORDER BY created_at, text
                        """)
                .param(
                        "ids",
                        SqlArray.uuids(
                                memberships.stream().map(MembershipId::value).toList()))
                .query((row, _) -> owned(row))
                .list()
                .forEach(code -> codes.computeIfAbsent(code.membership(), _ -> new ArrayList<>())
                        .add(code));
        return codes;
    }

    private static OwnedCode owned(ResultSet row) throws SQLException {
        return new OwnedCode(
                new MembershipId(uuid(row, "membership_id")),
                new ShareCode(row.getString("text")),
                row.getBoolean("drawn"),
                row.getBoolean("alone"),
                row.getBoolean("blocked"));
    }

    int block(ShareCode code, String reason, Instant at) {
        return jdbc.sql("""
                        UPDATE referrals.share_code
                           SET blocked_at = :at, blocked_reason = :reason
                         WHERE text = :text AND blocked_at IS NULL
                        """)
                .param("text", code.text())
                .param("reason", reason)
                .param("at", utc(at))
                .update();
    }
}
