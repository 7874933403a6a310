package dev.kith.referrals;

import dev.kith.people.RootId;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersionId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A friend bound to an advocate under one version of a program's terms. All but state and reason is final.
 *
 * @param touchedAt when the touch happened that bound the friend
 * @param source the click, order or message of that touch
 * @param boundAt the moment of the sign-up, claim or goal that bound
 * @param deadline the last instant at which the friend may reach the goal
 */
public record Referral(
        ReferralId id,
        ProgramId program,
        ProgramVersionId version,
        String exclusiveGroup,
        MembershipId advocate,
        RootId friend,
        Method method,
        String source,
        String code,
        Instant touchedAt,
        Instant boundAt,
        Instant deadline,
        State state,
        Optional<Reason> reason) {

    /** Where a referral stands. */
    public enum State {
        BOUND,
        QUALIFIED,
        REVIEW,
        APPROVED,
        REJECTED,
        EXPIRED,
        REVERSED,
        SUPERSEDED;

        /** Holds the friend's one place in an exclusive group. */
        public boolean isLive() {
            return switch (this) {
                case BOUND, QUALIFIED, REVIEW, APPROVED -> true;
                case REJECTED, EXPIRED, REVERSED, SUPERSEDED -> false;
            };
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public Referral as(State next, Optional<Reason> why) {
        return new Referral(
                id,
                program,
                version,
                exclusiveGroup,
                advocate,
                friend,
                method,
                source,
                code,
                touchedAt,
                boundAt,
                deadline,
                next,
                why);
    }
}
