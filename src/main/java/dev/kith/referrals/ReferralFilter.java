package dev.kith.referrals;

import dev.kith.people.PersonId;
import dev.kith.programs.ProgramId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which referrals a list shows.
 *
 * @param states empty for all of them
 * @param visits those of friends who first opened a link of the program in that time, one for each friend, as the figures
 *     of a program count them; only together with the program
 * @param people those in which one of these is either side
 */
public record ReferralFilter(
        Set<Referral.State> states,
        Optional<ProgramId> program,
        Optional<FirstVisits> visits,
        Optional<List<PersonId>> people) {

    public static final ReferralFilter EVERYTHING =
            new ReferralFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** From the first instant up to, and without, the last. */
    public record FirstVisits(Instant start, Instant end) {}

    public ReferralFilter {
        states = Set.copyOf(states);
        people = people.map(List::copyOf);
        if (visits.isPresent() && program.isEmpty()) {
            throw new IllegalArgumentException("a first visit is one to a program");
        }
    }

    public ReferralFilter in(Collection<Referral.State> wanted) {
        return new ReferralFilter(Set.copyOf(wanted), program, visits, people);
    }

    public ReferralFilter of(ProgramId wanted, Optional<FirstVisits> seen) {
        return new ReferralFilter(states, Optional.of(wanted), seen, people);
    }

    public ReferralFilter with(List<PersonId> wanted) {
        return new ReferralFilter(states, program, visits, Optional.of(wanted));
    }
}
