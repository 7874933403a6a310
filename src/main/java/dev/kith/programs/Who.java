package dev.kith.programs;

import dev.kith.kernel.Span;
import java.util.Optional;
import java.util.Set;

/** Who may take part, on either side. */
public record Who(AdvocateTerms advocate, FriendTerms friend, Exclude exclude) {

    /** Checked at the touch. */
    public record AdvocateTerms(Condition when, Join join) {}

    /**
     * Checked at the bind, at the goal and when the hold ends.
     *
     * @param lookback how far back an earlier order disqualifies; nothing = for life
     */
    public record FriendTerms(boolean newCustomer, Optional<Span> lookback, Condition when, Household household) {}

    /** Neither side may be one of these. Domains are in lower case. */
    public record Exclude(Set<String> segments, Set<String> emailDomains) {
        public Exclude {
            segments = Set.copyOf(segments);
            emailDomains = Set.copyOf(emailDomains);
        }
    }

    /** How one becomes an advocate. */
    public enum Join {
        AUTO,
        OPT_IN,
        APPROVAL
    }

    /** What to make of two people under one roof. */
    public enum Household {
        ALLOW,
        FLAG,
        REFUSE
    }
}
