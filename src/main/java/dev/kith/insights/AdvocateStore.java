package dev.kith.insights;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.instantIfAny;
import static dev.kith.platform.database.Columns.utc;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.people.PersonId;
import dev.kith.referrals.MembershipId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Counts what each advocate brought. The columns of the table are the columns of this query. */
@Component
final class AdvocateStore {

    private static final String FOUND = """
            WITH member AS (
                SELECT member.id, member.joined_at, root.person_id
                  FROM referrals.v_membership AS member
                  JOIN people.v_root AS root ON root.root_id = member.person_root
                 WHERE member.program_id = :program
            ), wanted AS (
                SELECT member.id, member.joined_at, member.person_id
                  FROM member
                 WHERE :text = ''
                    OR EXISTS (SELECT FROM referrals.v_code AS code
                                WHERE code.membership_id = member.id AND upper(code.text) LIKE :code)
                    OR EXISTS (SELECT FROM people.v_root AS root
                                 JOIN people.v_written_name AS name USING (root_id)
                                WHERE root.person_id = member.person_id AND lower(name.text) LIKE :text)
                    OR EXISTS (SELECT FROM people.v_root AS root
                                 JOIN people.v_address AS address USING (root_id)
                                WHERE root.person_id = member.person_id AND lower(address.text) LIKE :text)
            ), seen AS (
                SELECT membership_id AS id, count(DISTINCT friend) AS visitors, max(clicked_at) AS last_active
                  FROM referrals.v_friend_visit
                 WHERE program_id = :program
                 GROUP BY membership_id
            ), brought AS (
                SELECT referral.id AS referral_id, referral.advocate_id AS id, goal.reached_at, root.person_id AS friend
                  FROM referrals.v_referral AS referral
                  JOIN referrals.v_first_goal AS goal ON goal.referral_id = referral.id
                  JOIN people.v_root AS root ON root.root_id = referral.friend_root
                 WHERE referral.program_id = :program AND referral.state IN ('approved', 'qualified', 'review')
            ), spent AS (
                SELECT brought.id, sum(bought.kept) AS revenue
                  FROM brought
                  JOIN people.v_root AS root ON root.person_id = brought.friend
                  JOIN journeys.v_order AS bought ON bought.buyer_root = root.root_id
                 WHERE bought.placed_at >= brought.reached_at AND bought.currency = :unit
                 GROUP BY brought.id
            ), friend AS (
                SELECT id, count(*) AS bought FROM brought GROUP BY id
            ), waiting AS (
                SELECT referral.advocate_id AS id, sum(reward.minor) AS held
                  FROM rewards.v_reward AS reward
                  JOIN referrals.v_referral AS referral ON referral.id = reward.referral_id
                 WHERE reward.program_id = :program AND reward.side = 'advocate' AND reward.unit = :unit
                   AND reward.state IN ('pending', 'held')
                 GROUP BY referral.advocate_id
            ), counted AS (
                SELECT wanted.id, wanted.person_id, wanted.joined_at, coalesce(seen.visitors, 0) AS friends,
                       coalesce(friend.bought, 0) AS bought, coalesce(spent.revenue, 0) AS revenue,
                       coalesce(waiting.held, 0) AS held, seen.last_active,
                       extract(epoch FROM wanted.joined_at)::bigint AS joined
                  FROM wanted
                  LEFT JOIN seen USING (id)
                  LEFT JOIN friend USING (id)
                  LEFT JOIN spent USING (id)
                  LEFT JOIN waiting USING (id)
            ), listed AS (
                SELECT counted.id, person_id, joined_at, friends, bought, revenue, held, last_active, joined
                  FROM counted
                 WHERE (CAST(:active AS timestamptz) IS NULL OR last_active >= :active)
                   AND (CAST(:quiet AS timestamptz) IS NULL OR last_active IS NULL OR last_active < :quiet)
            )
            """;

    private static final RowMapper<AdvocateRow> ADVOCATE = (row, _) -> new AdvocateRow(
            new MembershipId(uuid(row, "id")),
            new PersonId(uuid(row, "person_id")),
            "",
            "",
            row.getString("code"),
            instant(row, "joined_at"),
            row.getLong("friends"),
            row.getLong("bought"),
            row.getLong("revenue"),
            row.getLong("held"),
            instantIfAny(row, "last_active"));

    private final JdbcClient jdbc;

    AdvocateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ordered by one column and then by id, starting behind the last row of the page before. */
    List<AdvocateRow> find(Subject subject, AdvocateQuery query) {
        String column = query.sort().name().toLowerCase(Locale.ROOT);
        String direction = query.ascending() ? "ASC" : "DESC";
        String beyond = query.ascending() ? ">" : "<";
        return ask(FOUND + """
                        , page AS (
                            SELECT id, person_id, joined_at, friends, bought, revenue, held, last_active, joined
                              FROM listed
                             WHERE CAST(:afterId AS uuid) IS NULL OR (%1$s, id) %3$s (:afterValue, CAST(:afterId AS uuid))
                             ORDER BY %1$s %2$s, id %2$s
                             LIMIT :limit
                        )
                        SELECT page.id, page.person_id, page.joined_at, page.friends, page.bought, page.revenue,
                               page.held, page.last_active,
                               coalesce((SELECT code.text FROM referrals.v_code AS code
                                          WHERE code.membership_id = page.id
                                          ORDER BY code.drawn, code.created_at LIMIT 1), '') AS code
                          FROM page
                         ORDER BY %1$s %2$s, id %2$s
                        """.formatted(column, direction, beyond), subject, query)
                .param("limit", query.limit())
                .param(
                        "afterValue",
                        query.after().isEmpty()
                                ? 0L
                                : Long.parseLong(query.after().get(0)))
                .param(
                        "afterId",
                        query.after().size() < 2 ? null : query.after().get(1))
                .query(ADVOCATE)
                .list();
    }

    long count(Subject subject, AdvocateQuery query) {
        return ask(FOUND + "SELECT count(*) FROM listed", subject, query)
                .query(Long.class)
                .single();
    }

    private StatementSpec ask(String sql, Subject subject, AdvocateQuery query) {
        String text = query.text().strip().toLowerCase(Locale.ROOT);
        return jdbc.sql(sql)
                .param("program", subject.program().value())
                .param("unit", subject.unit().code())
                .param("text", text.isEmpty() ? "" : "%" + escaped(text) + "%")
                .param("code", escaped(text.toUpperCase(Locale.ROOT).replace("-", "")) + "%")
                .param("active", moment(query.activeSince()))
                .param("quiet", moment(query.quietSince()));
    }

    private static @Nullable Object moment(Optional<Instant> moment) {
        return moment.map(at -> (Object) utc(at)).orElse(null);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
