package dev.kith.rewards;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.instantIfAny;
import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;
import static java.util.stream.Collectors.toMap;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.people.RootId;
import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.SqlRows;
import dev.kith.platform.database.Tally;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersionId;
import dev.kith.programs.Side;
import dev.kith.referrals.PersonalCodes;
import dev.kith.referrals.Reason;
import dev.kith.referrals.ReferralId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Rewards and the steps of their lives. */
@Component
final class RewardStore implements PersonalCodes {

    private static final String COLUMNS = """
            SELECT id, grant_key, referral_id, program_id, version_id, program_key, rule, reward_key, kind, side,
                   member_root, cause, unit, minor, revision, state, reason, earned_at, hold_ends, available_at,
                   expires_at, code
              FROM rewards.reward
            """;

    private static final RowMapper<Reward> REWARD = (row, _) -> reward(row);

    private final JdbcClient jdbc;

    RewardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Reward> ofReferrals(Collection<ReferralId> referrals) {
        return many("referral_id", referrals.stream().map(ReferralId::value).toList());
    }

    List<Reward> ofMembers(Collection<RootId> roots) {
        return many("member_root", roots.stream().map(RootId::value).toList());
    }

    @Override
    public Map<String, RootId> ownersOf(Collection<String> codes) {
        return jdbc
                .sql("SELECT code, member_root FROM rewards.reward WHERE code <> '' AND code = ANY(:codes)")
                .param("codes", SqlArray.texts(codes))
                .query((row, _) -> Map.entry(row.getString("code"), new RootId(uuid(row, "member_root"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
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

    Tally count(Optional<Reward.State> state) {
        return Tally.of(jdbc.sql("""
                        SELECT count(*)
                          FROM (SELECT FROM rewards.reward WHERE :state = '' OR state = :state LIMIT :tally) AS counted
                        """)
                .param("state", state.map(Reward.State::code).orElse(""))
                .param("tally", Tally.ENOUGH)
                .query(Long.class)
                .single());
    }

    private List<Reward> many(String column, Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + " WHERE " + column + " = ANY(:ids) ORDER BY earned_at, id")
                .param("ids", SqlArray.uuids(ids))
                .query(REWARD)
                .list();
    }

    /** One row per grant key: written the first time, brought up to date ever after. */
    void put(Collection<Reward> rewards, Instant now) {
        if (rewards.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO rewards.reward (id, grant_key, referral_id, program_id, version_id, program_key, rule,
                               reward_key, kind, side, member_root, cause, unit, minor, revision, state, reason,
                               earned_at, hold_ends, available_at, expires_at, code, changed_at)
                        SELECT id, grant_key, referral_id, program_id, version_id, program_key, rule,
                               reward_key, kind, side, member_root, cause, unit, minor, revision, state, reason,
                               earned_at, hold_ends, available_at, expires_at, code, :now
                          FROM jsonb_populate_recordset(NULL::rewards.reward, :rows)
                        ON CONFLICT (workspace_id, grant_key) DO UPDATE
                           SET referral_id = EXCLUDED.referral_id, cause = EXCLUDED.cause, unit = EXCLUDED.unit,
                               minor = EXCLUDED.minor, revision = EXCLUDED.revision, state = EXCLUDED.state,
                               reason = EXCLUDED.reason, earned_at = EXCLUDED.earned_at, hold_ends = EXCLUDED.hold_ends,
                               available_at = EXCLUDED.available_at, expires_at = EXCLUDED.expires_at,
                               changed_at = EXCLUDED.changed_at
                        """)
                .param("rows", SqlRows.of(rewards, RewardStore::write))
                .param("now", utc(now))
                .update();
    }

    /** A step in the life of a reward; from is {@code none} for the first. */
    record Step(Reward reward, String from) {}

    void addSteps(Collection<Step> steps, Instant now) {
        if (steps.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO rewards.reward_transition
                               (reward_id, at, from_state, to_state, revision, minor, unit, reason)
                        SELECT reward_id, :now, from_state, to_state, revision, minor, unit, reason
                          FROM jsonb_populate_recordset(NULL::rewards.reward_transition, :rows)
                        """)
                .param("rows", SqlRows.of(steps, (step, row) -> {
                    row.put("reward_id", step.reward().id().value().toString());
                    row.put("from_state", step.from());
                    row.put("to_state", step.reward().state().code());
                    row.put("revision", step.reward().revision());
                    row.put("minor", step.reward().amount().minor());
                    row.put("unit", step.reward().amount().unit().code());
                    step.reward().reason().ifPresent(reason -> row.put("reason", reason.code()));
                }))
                .param("now", utc(now))
                .update();
    }

    private static void write(Reward reward, ObjectNode row) {
        row.put("id", reward.id().value().toString());
        row.put("grant_key", reward.grantKey());
        row.put("referral_id", reward.referral().value().toString());
        row.put("program_id", reward.program().value().toString());
        row.put("version_id", reward.version().value().toString());
        row.put("program_key", reward.programKey());
        row.put("rule", reward.rule());
        row.put("reward_key", reward.rewardKey());
        row.put("kind", reward.kind());
        row.put("side", reward.side().code());
        row.put("member_root", reward.member().value().toString());
        row.put("cause", reward.cause());
        row.put("unit", reward.amount().unit().code());
        row.put("minor", reward.amount().minor());
        row.put("revision", reward.revision());
        row.put("state", reward.state().code());
        reward.reason().ifPresent(reason -> row.put("reason", reason.code()));
        row.put("earned_at", reward.earnedAt().toString());
        row.put("hold_ends", reward.holdEnds().toString());
        reward.availableAt().ifPresent(at -> row.put("available_at", at.toString()));
        reward.expiresAt().ifPresent(at -> row.put("expires_at", at.toString()));
        row.put("code", reward.code());
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
