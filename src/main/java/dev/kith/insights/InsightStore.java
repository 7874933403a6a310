package dev.kith.insights;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.kith.insights.ProgramFigures.Sales;
import dev.kith.insights.ProgramFigures.Shares;
import dev.kith.insights.ProgramFigures.Visits;
import dev.kith.platform.database.Columns;
import dev.kith.referrals.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Counts, in PostgreSQL, through the views that other modules show. A friend is a person, or a browser as long as nobody
 * knows whose it is; their channel is the one of their first visit, everywhere.
 */
@Component
final class InsightStore {

    /** Who visited first when, and what became of them. Every figure about friends starts from these. */
    private static final String FRIENDS = """
            WITH visit AS (
                SELECT seen.friend, seen.clicked_at, coalesce(told.channel, seen.channel) AS channel
                  FROM referrals.v_friend_visit AS seen
                  LEFT JOIN events.v_told_channel AS told ON told.pos = seen.position
                                                         AND told.channel IN (:channels)
                 WHERE seen.program_id = :program
            ), arrival AS (
                SELECT DISTINCT ON (friend) friend, channel, clicked_at
                  FROM visit
                 ORDER BY friend, clicked_at
            ), bond AS (
                SELECT friend, id, state FROM referrals.v_friend_bond WHERE program_id = :program
            ), customer AS (
                SELECT bond.friend, bond.state, goal.reached_at,
                       coalesce(arrival.channel, :typed) AS channel
                  FROM bond
                  JOIN referrals.v_first_goal AS goal ON goal.referral_id = bond.id
                  LEFT JOIN arrival ON arrival.friend = bond.friend
                 WHERE bond.state IN ('approved', 'qualified', 'review')
            )
            """;

    /** What a page tells as its channel is believed only if it is one. */
    private static final List<String> CHANNELS =
            Arrays.stream(Channel.values()).map(Channel::code).toList();

    private final JdbcClient jdbc;

    InsightStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Visits> visits(Subject subject, Period period) {
        return ask(FRIENDS + """
                        SELECT (arrival.clicked_at AT TIME ZONE :zone)::date AS day, arrival.channel,
                               count(*) AS visitors,
                               count(bond.friend) AS bound,
                               count(*) FILTER (WHERE bond.state IN ('qualified', 'review')) AS held,
                               count(*) FILTER (WHERE bond.state = 'approved') AS rewarded,
                               count(*) FILTER (WHERE bond.state IN ('rejected', 'expired', 'reversed', 'superseded'))
                                   AS stopped
                          FROM arrival
                          LEFT JOIN bond USING (friend)
                         WHERE arrival.clicked_at >= :start AND arrival.clicked_at < :end
                         GROUP BY day, arrival.channel
                        """, subject, period)
                .query((row, _) -> new Visits(
                        day(row),
                        row.getString("channel"),
                        row.getLong("visitors"),
                        row.getLong("bound"),
                        row.getLong("held"),
                        row.getLong("rewarded"),
                        row.getLong("stopped")))
                .list();
    }

    /** Customers by the day they became one, and what all of them spent by the day they spent it. */
    List<Sales> sales(Subject subject, Period period) {
        return ask(FRIENDS + """
                        , told AS (
                            SELECT reached_at AS at, channel, 1 AS customers,
                                   CASE WHEN state = 'approved' THEN 0 ELSE 1 END AS held, 0::bigint AS revenue
                              FROM customer
                             UNION ALL
                            SELECT bought.placed_at, customer.channel, 0, 0, bought.kept
                              FROM customer
                              JOIN people.v_root AS root ON root.person_id = customer.friend
                              JOIN journeys.v_order AS bought ON bought.buyer_root = root.root_id
                             WHERE bought.placed_at >= customer.reached_at AND bought.currency = :unit
                        )
                        SELECT (at AT TIME ZONE :zone)::date AS day, channel, sum(customers) AS customers,
                               sum(held) AS held, sum(revenue) AS revenue
                          FROM told
                         WHERE at >= :start AND at < :end
                         GROUP BY day, channel
                        """, subject, period)
                .query((row, _) -> new Sales(
                        day(row),
                        row.getString("channel"),
                        row.getLong("customers"),
                        row.getLong("held"),
                        row.getLong("revenue")))
                .list();
    }

    List<Shares> shares(Subject subject, Period period) {
        return ask("""
                        SELECT (share.pressed_at AT TIME ZONE :zone)::date AS day, share.channel, count(*) AS shares
                          FROM referrals.v_share AS share
                          JOIN referrals.v_membership AS member ON member.id = share.membership_id
                         WHERE member.program_id = :program
                           AND share.pressed_at >= :start AND share.pressed_at < :end
                         GROUP BY day, share.channel
                        """, subject, period)
                .query((row, _) -> new Shares(day(row), row.getString("channel"), row.getLong("shares")))
                .list();
    }

    /** Advocates who pressed a share button in this time, or whose link was opened. */
    long sharers(Subject subject, Period period) {
        return ask("""
                        SELECT count(DISTINCT shared.id)
                          FROM (SELECT share.membership_id AS id
                                  FROM referrals.v_share AS share
                                  JOIN referrals.v_membership AS member ON member.id = share.membership_id
                                 WHERE member.program_id = :program
                                   AND share.pressed_at >= :start AND share.pressed_at < :end
                                 UNION ALL
                                SELECT membership_id
                                  FROM referrals.v_visit
                                 WHERE program_id = :program
                                   AND clicked_at >= :start AND clicked_at < :end) AS shared
                        """, subject, period).query(Long.class).single();
    }

    /** What everybody spent, referred or not. */
    Map<LocalDate, Long> revenue(Subject subject, Period period) {
        return perDay(ask("""
                        SELECT (placed_at AT TIME ZONE :zone)::date AS day, sum(kept) AS amount
                          FROM journeys.v_order
                         WHERE currency = :unit AND placed_at >= :start AND placed_at < :end
                         GROUP BY day
                        """, subject, period));
    }

    /** What the book says rewards cost; what was taken back or never used is subtracted. */
    Map<LocalDate, Long> cost(Subject subject, Period period) {
        return perDay(ask("""
                        SELECT (effective_at AT TIME ZONE :zone)::date AS day, sum(minor) AS amount
                          FROM ledger.v_entry
                         WHERE unit = :unit AND effective_at >= :start AND effective_at < :end
                           AND account IN ('expense:reward:' || :key, 'expense:writeoff:' || :key,
                                           'income:breakage:' || :key)
                         GROUP BY day
                        """, subject, period));
    }

    /** By how much the debt to members grew each day; what stood before the period is booked on its first day. */
    Map<LocalDate, Long> owed(Subject subject, Period period) {
        return perDay(ask("""
                        SELECT greatest((entry.effective_at AT TIME ZONE :zone)::date, CAST(:first AS date)) AS day,
                               sum(-entry.minor) AS amount
                          FROM ledger.v_entry AS entry
                          JOIN rewards.v_reward AS reward ON reward.id::text = entry.lot
                         WHERE entry.account LIKE 'liability:%' AND entry.unit = :unit
                           AND reward.program_id = :program AND entry.effective_at < :end
                         GROUP BY day
                        """, subject, period));
    }

    Map<LocalDate, Long> joined(Subject subject, Period period) {
        return perDay(ask("""
                        SELECT (joined_at AT TIME ZONE :zone)::date AS day, count(*) AS amount
                          FROM referrals.v_membership
                         WHERE program_id = :program AND joined_at >= :start AND joined_at < :end
                         GROUP BY day
                        """, subject, period));
    }

    /** Of those who joined, who passed their link on, or had it opened, within 30 days. */
    Map<LocalDate, Long> sharing(Subject subject, Period period) {
        return perDay(ask("""
                        SELECT (member.joined_at AT TIME ZONE :zone)::date AS day, count(*) AS amount
                          FROM referrals.v_membership AS member
                         WHERE member.program_id = :program
                           AND member.joined_at >= :start AND member.joined_at < :end
                           AND (EXISTS (SELECT FROM referrals.v_share AS share
                                         WHERE share.membership_id = member.id
                                           AND share.pressed_at <= member.joined_at + interval '30 days')
                                OR EXISTS (SELECT FROM referrals.v_visit AS seen
                                            WHERE seen.membership_id = member.id
                                              AND seen.clicked_at <= member.joined_at + interval '30 days'))
                         GROUP BY day
                        """, subject, period));
    }

    private static Map<LocalDate, Long> perDay(StatementSpec question) {
        return question.query((row, _) -> Map.entry(day(row), row.getLong("amount"))).list().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean hasOtherUnits(Subject subject, Period period) {
        return ask("""
                        SELECT EXISTS (SELECT FROM journeys.v_order
                                        WHERE currency <> :unit AND placed_at >= :start AND placed_at < :end)
                        """, subject, period).query(Boolean.class).single();
    }

    private StatementSpec ask(String sql, Subject subject, Period period) {
        return jdbc.sql(sql)
                .params(Map.of(
                        "program", subject.program().value(),
                        "key", subject.key(),
                        "unit", subject.unit().code(),
                        "typed", ProgramFigures.TYPED,
                        "channels", CHANNELS,
                        "zone", period.zone().getId(),
                        "first", period.first(),
                        "last", period.last(),
                        "start", Columns.utc(period.start()),
                        "end", Columns.utc(period.end())));
    }

    private static LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("day", LocalDate.class);
    }
}
