package dev.kith.referrals;

import static dev.kith.platform.database.Columns.utc;

import dev.kith.people.PersonId;
import dev.kith.platform.database.SqlArray;
import dev.kith.platform.database.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of referrals, newest first, and how long they are: both from one and the same condition. */
@Component
final class ReferralListStore {

    /** One referral for each friend, found by their first visit: the same friends that the figures of a program count. */
    private static final String VISITED = """
             AND id IN (
                SELECT bond.id
                  FROM referrals.v_friend_bond AS bond
                  JOIN (SELECT friend, min(clicked_at) AS first_at
                          FROM referrals.v_friend_visit
                         WHERE program_id = :program
                         GROUP BY friend) AS arrival USING (friend)
                 WHERE bond.program_id = :program
                   AND arrival.first_at >= :start AND arrival.first_at < :end)
            """;

    private static final String OF_PEOPLE = """
             AND (friend_root IN (SELECT root_id FROM people.v_root WHERE person_id = ANY(:people))
                  OR advocate_id IN (SELECT member.id
                                       FROM referrals.membership AS member
                                       JOIN people.v_root AS root ON root.root_id = member.person_root
                                      WHERE root.person_id = ANY(:people)))
            """;

    private final JdbcClient jdbc;

    ReferralListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Older than the given place. */
    List<Referral> page(ReferralFilter filter, Instant before, UUID beforeId, int limit) {
        return jdbc.sql(ReferralStore.COLUMNS
                        + " WHERE (bound_at, id) < (:before, :beforeId)"
                        + conditions(filter)
                        + " ORDER BY bound_at DESC, id DESC LIMIT :limit")
                .params(params(filter))
                .param("before", utc(before))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(ReferralStore.REFERRAL)
                .list();
    }

    Tally count(ReferralFilter filter) {
        String all = "SELECT FROM referrals.referral WHERE true" + conditions(filter) + " LIMIT :tally";
        return Tally.of(jdbc.sql("SELECT count(*) FROM (" + all + ") AS counted")
                .params(params(filter))
                .param("tally", Tally.ENOUGH)
                .query(Long.class)
                .single());
    }

    private static String conditions(ReferralFilter filter) {
        return (filter.states().isEmpty() ? "" : " AND state = ANY(:states)")
                + (filter.program().isEmpty() ? "" : " AND program_id = :program")
                + (filter.visits().isEmpty() ? "" : VISITED)
                + (filter.people().isEmpty() ? "" : OF_PEOPLE);
    }

    private static Map<String, Object> params(ReferralFilter filter) {
        var params = new HashMap<String, Object>();
        params.put(
                "states",
                SqlArray.texts(
                        filter.states().stream().map(Referral.State::code).toList()));
        filter.program().ifPresent(program -> params.put("program", program.value()));
        filter.visits().ifPresent(visits -> {
            params.put("start", utc(visits.start()));
            params.put("end", utc(visits.end()));
        });
        filter.people()
                .ifPresent(people -> params.put(
                        "people",
                        SqlArray.uuids(people.stream().map(PersonId::value).toList())));
        return params;
    }
}
