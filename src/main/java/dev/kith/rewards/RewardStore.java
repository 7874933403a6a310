package dev.kith.rewards;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.instantIfAny;
import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.people.RootId;
import dev.kith.platform.database.Columns;
import dev.kith.platform.database.SqlArray;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersionId;
import dev.kith.programs.Side;
import dev.kith.referrals.Reason;
import dev.kith.referrals.ReferralId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rewards and the steps of their lives. */
@Component
final class RewardStore {

    private static final String COLUMNS = """
            SELECT id, grant_key, referral_id, program_id, version_id, program_key, rule, reward_key, kind, side,
                   member_root, cause, unit, minor, revision, state, reason, earned_at, hold_ends, available_at,
                   expires_at, code
              FROM rewards.reward
            """;

    private static final RowMapper<Reward> REWARD = (row, _) -> reward(row);

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    RewardStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<Reward> ofReferrals(Collection<ReferralId> referrals) {
        return many("referral_id", referrals.stream().map(ReferralId::value).toList());
    }

    List<Reward> ofMembers(Collection<RootId> roots) {
        return many("member_root", roots.stream().map(RootId::value).toList());
    }

    List<Reward> byGrantKeys(Collection<String> keys) {
        return jdbc.sql(COLUMNS + " WHERE grant_key = ANY(:keys)")
                .param("keys", SqlArray.texts(keys))
                .query(REWARD)
                .list();
    }

    /** What these decisions brought: caused by what they are about, or offered when that tied the friend. */
    List<Reward> earnedWith(Collection<Decision> decisions) {
        return jdbc.sql(COLUMNS + " WHERE cause = ANY(:causes) UNION " + COLUMNS + """
                         WHERE referral_id = ANY(:referrals) AND state = 'offered'
                         ORDER BY side, rule, id
                        """)
                .param(
                        "causes",
                        SqlArray.texts(
                                decisions.stream().map(Decision::happening).toList()))
                .param(
                        "referrals",
                        SqlArray.uuids(decisions.stream()
                                .flatMap(decision -> decision.referral().stream())
                                .map(ReferralId::value)
                                .toList()))
                .query(REWARD)
                .list();
    }

    /** Newest first, older than the given place; an empty state means every state. */
    List<Reward> page(Optional<Reward.State> state, Instant before, UUID beforeId, int limit) {
        return jdbc.sql(COLUMNS + """
                         WHERE (earned_at, id) < (:before, :beforeId)
                           AND (:state = '' OR state = :state)
                         ORDER BY earned_at DESC, id DESC
                         LIMIT :limit
                        """)
                .param("before", utc(before))
                .param("beforeId", beforeId)
                .param("state", state.map(Reward.State::code).orElse(""))
                .param("limit", limit)
                .query(REWARD)
                .list();
    }

    private List<Reward> many(String column, Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + " WHERE " + column + " = ANY(:ids) ORDER BY earned_at, id")
                .param("ids", SqlArray.uuids(ids))
                .query(REWARD)
                .list();
    }

    /** One row per grant key: written the first time, brought up to date ever after. */
    void put(Collection<Reward> rewards, Instant now) {
        batch("""
                INSERT INTO rewards.reward (id, grant_key, referral_id, program_id, version_id, program_key, rule,
                       reward_key, kind, side, member_root, cause, unit, minor, revision, state, reason, earned_at,
                       hold_ends, available_at, expires_at, code, changed_at)
                VALUES (:id, :key, :referral, :program, :version, :programKey, :rule, :reward, :kind, :side, :member,
                        :cause, :unit, :minor, :revision, :state, :reason, :earned, :holdEnds, :available, :expires,
                        :code, :now)
                ON CONFLICT (workspace_id, grant_key) DO UPDATE
                   SET referral_id = EXCLUDED.referral_id, cause = EXCLUDED.cause, unit = EXCLUDED.unit,
                       minor = EXCLUDED.minor, revision = EXCLUDED.revision, state = EXCLUDED.state,
                       reason = EXCLUDED.reason, earned_at = EXCLUDED.earned_at, hold_ends = EXCLUDED.hold_ends,
                       available_at = EXCLUDED.available_at, expires_at = EXCLUDED.expires_at,
                       changed_at = EXCLUDED.changed_at
                """, rewards.stream().map(reward -> row(reward, now)).toList());
    }

    /** A step in the life of a reward; from is {@code none} for the first. */
    record Step(Reward reward, String from) {}

    void addSteps(Collection<Step> steps, Instant now) {
        batch(
                """
                INSERT INTO rewards.reward_transition (reward_id, at, from_state, to_state, revision, minor, unit, reason)
                VALUES (:id, :now, :from, :state, :revision, :minor, :unit, :reason)
                """,
                steps.stream()
                        .map(step -> row(step.reward(), now).addValue("from", step.from()))
                        .toList());
    }

    private static MapSqlParameterSource row(Reward reward, Instant now) {
        return new MapSqlParameterSource("id", reward.id().value())
                .addValue("key", reward.grantKey())
                .addValue("referral", reward.referral().value())
                .addValue("program", reward.program().value())
                .addValue("version", reward.version().value())
                .addValue("programKey", reward.programKey())
                .addValue("rule", reward.rule())
                .addValue("reward", reward.rewardKey())
                .addValue("kind", reward.kind())
                .addValue("side", reward.side().code())
                .addValue("member", reward.member().value())
                .addValue("cause", reward.cause())
                .addValue("unit", reward.amount().unit().code())
                .addValue("minor", reward.amount().minor())
                .addValue("revision", reward.revision())
                .addValue("state", reward.state().code())
                .addValue("reason", reward.reason().map(Reason::code).orElse(null))
                .addValue("earned", utc(reward.earnedAt()))
                .addValue("holdEnds", utc(reward.holdEnds()))
                .addValue("available", reward.availableAt().map(Columns::utc).orElse(null))
                .addValue("expires", reward.expiresAt().map(Columns::utc).orElse(null))
                .addValue("code", reward.code())
                .addValue("now", utc(now));
    }

    private void batch(String sql, List<MapSqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
        }
    }

    private static Reward reward(ResultSet row) throws SQLException {
        return new Reward(
                new RewardId(uuid(row, "id")),
                row.getString("grant_key"),
                new ReferralId(uuid(row, "referral_id")),
                new ProgramId(uuid(row, "program_id")),
                new ProgramVersionId(uuid(row, "version_id")),
                row.getString("program_key"),
                row.getString("rule"),
                row.getString("reward_key"),
                row.getString("kind"),
                Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
                new RootId(uuid(row, "member_root")),
                row.getString("cause"),
                new Money(row.getLong("minor"), new Unit(row.getString("unit"))),
                row.getInt("revision"),
                Reward.State.of(row.getString("state")),
                Optional.ofNullable(row.getString("reason")).map(Reason::of),
                instant(row, "earned_at"),
                instant(row, "hold_ends"),
                instantIfAny(row, "available_at"),
                instantIfAny(row, "expires_at"),
                row.getString("code"));
    }
}
