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
        return new Reward(
                id,
                grantKey,
                referral,
                program,
                version,
                programKey,
                rule,
                rewardKey,
                kind,
                side,
                member,
                cause,
                newAmount,
                newRevision,
                newState,
                why,
                earnedAt,
                holdEnds,
                availableAt,
                expiresAt,
                code);
    }

    Reward availableFrom(Instant moment, Optional<Instant> until) {
        return new Reward(
                id,
                grantKey,
                referral,
                program,
                version,
                programKey,
                rule,
                rewardKey,
                kind,
                side,
                member,
                cause,
                amount,
                revision,
                state,
                reason,
                earnedAt,
                holdEnds,
                Optional.of(moment),
                until,
                code);
    }

    /** The same reward under the same key, earned anew by something else. */
    Reward earnedBy(String newCause, Instant at, Instant newHoldEnds) {
        return new Reward(
                id,
                grantKey,
                referral,
                program,
                version,
                programKey,
                rule,
                rewardKey,
                kind,
                side,
                member,
                newCause,
                amount,
                revision,
                state,
                reason,
                at,
                newHoldEnds,
                availableAt,
                expiresAt,
                code);
    }
}
