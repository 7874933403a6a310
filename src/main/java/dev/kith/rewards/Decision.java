package dev.kith.rewards;

import dev.kith.people.RootId;
import dev.kith.referrals.Check;
import dev.kith.referrals.Reason;
import dev.kith.referrals.ReferralId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What was decided on one thing that somebody did, with everything that was looked at. Decisions are only ever added; the
 * latest on a happening is the one that holds.
 *
 * @param happening {@code order:<id>}, {@code event:<message id>} or {@code sign-up:<root>}
 * @param reason the first reason against it, if there is any
 * @param trace every check of every stage, A to I
 */
public record Decision(
        UUID id,
        String happening,
        RootId person,
        Optional<ReferralId> referral,
        Outcome outcome,
        Optional<Reason> reason,
        Instant happenedAt,
        Instant decidedAt,
        List<Check> trace) {

    /** The version of the rules' code; part of every stored decision. */
    static final int ENGINE = 1;

    /** How it came out. */
    public enum Outcome {
        /** Nothing ties this person to anybody. */
        NOT_REFERRED,
        /** The friend is tied to an advocate; the goal is still ahead. */
        BOUND,
        /** Rewards stand, on hold or released. */
        GRANTED,
        /** The friend is tied, and this earns nothing. */
        REFUSED,
        /** What it had earned was taken back. */
        REVERSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public Decision {
        trace = List.copyOf(trace);
    }

    /** Caused by what this is about, or offered when that tied the friend to an advocate. */
    boolean brought(Reward reward) {
        boolean offeredThen = reward.state() == Reward.State.OFFERED
                && referral.equals(Optional.of(reward.referral()))
                && reward.earnedAt().equals(happenedAt);
        return reward.cause().equals(happening) || offeredThen;
    }
}
