package dev.kith.insights;

import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.referrals.MembershipId;
import java.time.Instant;
import java.util.Optional;

/**
 * What one advocate of a program has brought since they joined.
 *
 * @param visitors different friends who opened their link
 * @param bought friends who bought and whose referral stands
 * @param revenue net of what those friends spent, in minor units
 * @param held what they will get once it is released
 * @param lastActive when a friend last opened their link
 */
public record AdvocateRow(
        MembershipId membership,
        PersonId person,
        String name,
        String email,
        String code,
        Instant joined,
        long visitors,
        long bought,
        long revenue,
        long held,
        Optional<Instant> lastActive) {

    AdvocateRow of(Person known) {
        String address = known.emails().stream().sorted().findFirst().orElse("");
        return new AdvocateRow(
                membership, person, known.called(), address, code, joined, visitors, bought, revenue, held, lastActive);
    }
}
