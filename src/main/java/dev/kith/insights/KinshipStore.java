package dev.kith.insights;

import static dev.kith.platform.database.Columns.uuid;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.kith.people.PersonId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who brought whom, and whether those who were brought come back. */
@Component
final class KinshipStore {

    private static final int MOST_MONTHS = 12;
    private static final int GENERATIONS = 2;
    private static final int LARGEST_FAMILY = 400;

    /** Somebody, whom they brought, and what the one brought has spent since. */
    private record Edge(UUID advocate, UUID friend, String state, long spent) {}

    private record Month(YearMonth first, int since, long people) {}

    private final JdbcClient jdbc;

    KinshipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Cohort> cohorts(Subject subject, Period period) {
        Map<YearMonth, List<Month>> months = jdbc
                .sql("""
                        WITH customer AS (
                            SELECT root.person_id, min(goal.reached_at) AS reached_at
                              FROM referrals.v_referral AS referral
                              JOIN referrals.v_first_goal AS goal ON goal.referral_id = referral.id
                              JOIN people.v_root AS root ON root.root_id = referral.friend_root
                             WHERE referral.program_id = :program
                               AND referral.state IN ('approved', 'qualified', 'review')
                             GROUP BY root.person_id
                        ), ordered AS (
                            SELECT DISTINCT customer.person_id,
                                   date_trunc('month', customer.reached_at AT TIME ZONE :zone)::date AS first,
                                   date_trunc('month', bought.placed_at AT TIME ZONE :zone)::date AS month
                              FROM customer
                              JOIN people.v_root AS root USING (person_id)
                              JOIN journeys.v_order AS bought ON bought.buyer_root = root.root_id
                             WHERE bought.placed_at >= customer.reached_at
                        )
                        SELECT first, month, count(*) AS people
                          FROM ordered
                         GROUP BY first, month
                         ORDER BY first, month
                        """)
                .param("program", subject.program().value())
                .param("zone", period.zone().getId())
                .query((row, _) -> month(
                        row.getObject("first", LocalDate.class),
                        row.getObject("month", LocalDate.class),
                        row.getLong("people")))
                .list()
                .stream()
                .collect(groupingBy(Month::first, TreeMap::new, toList()));
        List<Cohort> cohorts = months.entrySet().stream()
                .map(month -> cohort(month.getKey(), month.getValue(), YearMonth.from(period.last())))
                .toList();
        return cohorts.subList(Math.max(0, cohorts.size() - MOST_MONTHS), cohorts.size());
    }

    private static Month month(LocalDate first, LocalDate month, long people) {
        return new Month(YearMonth.from(first), (int) ChronoUnit.MONTHS.between(first, month), people);
    }

    /** One number per month until now; a month in which nobody came back is a zero, not a gap. */
    private static Cohort cohort(YearMonth first, List<Month> months, YearMonth now) {
        int length = (int) ChronoUnit.MONTHS.between(first, now) + 1;
        List<Long> back = new ArrayList<>(Collections.nCopies(Math.max(1, length), 0L));
        months.stream()
                .filter(month -> month.since < back.size())
                .forEach(month -> back.set(month.since, month.people));
        return new Cohort(first, back.getFirst(), back);
    }

    Optional<Kin> family(Subject subject) {
        return root(subject).map(root -> {
            Map<UUID, List<Edge>> below = edges(subject, root).stream().collect(groupingBy(Edge::advocate));
            return kin(new Edge(root, root, "root", 0), below, GENERATIONS);
        });
    }

    /** First those with friends of friends, then those with most friends. */
    private Optional<UUID> root(Subject subject) {
        return jdbc.sql("""
                        WITH edge AS (
                            SELECT by.person_id AS advocate, root.person_id AS friend
                              FROM referrals.v_referral AS referral
                              JOIN referrals.v_membership AS member ON member.id = referral.advocate_id
                              JOIN people.v_root AS by ON by.root_id = member.person_root
                              JOIN people.v_root AS root ON root.root_id = referral.friend_root
                             WHERE referral.program_id = :program
                               AND referral.state IN ('approved', 'qualified', 'review')
                        )
                        SELECT edge.advocate, count(DISTINCT next.friend) AS second, count(DISTINCT edge.friend) AS first
                          FROM edge
                          LEFT JOIN edge AS next ON next.advocate = edge.friend
                         GROUP BY edge.advocate
                         ORDER BY least(count(DISTINCT next.friend), 12) DESC, count(DISTINCT edge.friend) DESC,
                                  edge.advocate
                         LIMIT 1
                        """)
                .param("program", subject.program().value())
                .query((row, _) -> uuid(row, "advocate"))
                .optional();
    }

    private List<Edge> edges(Subject subject, UUID root) {
        return jdbc.sql("""
                        WITH RECURSIVE edge AS (
                            SELECT by.person_id AS advocate, root.person_id AS friend, referral.state,
                                   referral.id AS referral_id
                              FROM referrals.v_referral AS referral
                              JOIN referrals.v_membership AS member ON member.id = referral.advocate_id
                              JOIN people.v_root AS by ON by.root_id = member.person_root
                              JOIN people.v_root AS root ON root.root_id = referral.friend_root
                             WHERE referral.program_id = :program
                        ), below AS (
                            SELECT advocate, friend, state, referral_id, 1 AS generation
                              FROM edge WHERE advocate = :root
                             UNION
                            SELECT edge.advocate, edge.friend, edge.state, edge.referral_id, below.generation + 1
                              FROM below
                              JOIN edge ON edge.advocate = below.friend
                             WHERE below.generation < :generations
                        )
                        SELECT below.advocate, below.friend, below.state,
                               coalesce((SELECT sum(bought.kept)
                                           FROM referrals.v_first_goal AS goal
                                           JOIN people.v_root AS root ON root.person_id = below.friend
                                           JOIN journeys.v_order AS bought ON bought.buyer_root = root.root_id
                                          WHERE goal.referral_id = below.referral_id
                                            AND bought.placed_at >= goal.reached_at AND bought.currency = :unit), 0)
                                   AS spent
                          FROM below
                         LIMIT :most
                        """)
                .param("program", subject.program().value())
                .param("root", root)
                .param("unit", subject.unit().code())
                .param("generations", GENERATIONS)
                .param("most", LARGEST_FAMILY)
                .query((row, _) -> new Edge(
                        uuid(row, "advocate"), uuid(row, "friend"), row.getString("state"), row.getLong("spent")))
                .list();
    }

    private static Kin kin(Edge edge, Map<UUID, List<Edge>> below, int generations) {
        List<Kin> friends = generations == 0
                ? List.of()
                : below.getOrDefault(edge.friend, List.of()).stream()
                        .sorted(Comparator.comparingLong(Edge::spent).reversed().thenComparing(Edge::friend))
                        .map(next -> kin(next, below, generations - 1))
                        .toList();
        return new Kin(new PersonId(edge.friend), "", edge.state, edge.spent, friends);
    }
}
