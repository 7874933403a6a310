package dev.kith.rewards;

import dev.kith.kernel.Money;
import dev.kith.people.RootId;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersionId;
import dev.kith.programs.Side;
import dev.kith.referrals.Reason;
import dev.kith.referrals.ReferralId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What one rule gives one member for one occurrence, as far as it has come.
 *
 * @param grantKey names it for good; no clock, chance or version is in it
 * @param cause the key of what the friend did: {@code order:<id>}, {@code event:<id>} or {@code @bind}
 * @param revision grows with every change of the amount, and with every revival
 * @param code the discount code, empty for everything else
 */
public record Reward(
        RewardId id,
        String grantKey,
        ReferralId referral,
        ProgramId program,
        ProgramVersionId version,
        String programKey,
        String rule,
        String rewardKey,
        String kind,
        Side side,
        RootId member,
        String cause,
        Money amount,
        int revision,
        State state,
        Optional<Reason> reason,
        Instant earnedAt,
        Instant holdEnds,
        Optional<Instant> availableAt,
        Optional<Instant> expiresAt,
        String code) {

    /** Where a reward stands. */
    public enum State {
        OFFERED,
        PENDING,
        HELD,
        AVAILABLE,
        ISSUED,
        REDEEMED,
        EXPIRED,
        REFUSED,
        CANCELLED,
        REVERSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** The member has it, or had it: what follows is taking back, not calling off. */
        public boolean wasReleased() {
            return switch (this) {
                case AVAILABLE, ISSUED, REDEEMED, EXPIRED -> true;
                case OFFERED, PENDING, HELD, REFUSED, CANCELLED, REVERSED -> false;
            };
        }

        /** Over, unless the target state wants it again. */
        public boolean isOver() {
            return switch (this) {
                case REFUSED, CANCELLED, REVERSED -> true;
                case OFFERED, PENDING, HELD, AVAILABLE, ISSUED, REDEEMED, EXPIRED -> false;
            };
        }
    }

    /** The same reward, a step further. */
    public Reward with(Money newAmount, int newRevision, State newState, Optional<Reason> why) {
        return copy(earning(), new Standing(newAmount, newRevision, newState, why, availableAt, expiresAt));
    }

    Reward availableFrom(Instant moment, Optional<Instant> until) {
        return copy(earning(), new Standing(amount, revision, state, reason, Optional.of(moment), until));
    }

    /** The same reward under the same key, earned anew by something else. */
    Reward earnedBy(String newCause, Instant at, Instant newHoldEnds) {
        return copy(new Earning(referral, newCause, at, newHoldEnds), standing());
    }

    /** The same reward, which the friend now has from another referral. */
    Reward within(ReferralId other) {
        return copy(new Earning(other, cause, earnedAt, holdEnds), standing());
    }

    /** What the friend did for it, and how long that is on hold. */
    private record Earning(ReferralId referral, String cause, Instant at, Instant holdEnds) {}

    /** What it is worth and where it stands. */
    private record Standing(
            Money amount,
            int revision,
            State state,
            Optional<Reason> reason,
            Optional<Instant> availableAt,
            Optional<Instant> expiresAt) {}

    private Earning earning() {
        return new Earning(referral, cause, earnedAt, holdEnds);
    }

    private Standing standing() {
        return new Standing(amount, revision, state, reason, availableAt, expiresAt);
    }

    private Reward copy(Earning earning, Standing standing) {
        return new Reward(
                id,
                grantKey,
                earning.referral,
                program,
                version,
                programKey,
                rule,
                rewardKey,
                kind,
                side,
                member,
                earning.cause,
                standing.amount,
                standing.revision,
                standing.state,
                standing.reason,
                earning.at,
                earning.holdEnds,
                standing.availableAt,
                standing.expiresAt,
                code);
    }
}
