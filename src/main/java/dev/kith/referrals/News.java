package dev.kith.referrals;

import java.time.Instant;
import java.util.Optional;

/** What is announced when a referral comes to stand somewhere new, once for each step. */
public sealed interface News
        permits ReferralBound,
                ReferralQualified,
                ReferralApproved,
                ReferralRejected,
                ReferralExpired,
                ReferralReversed {

    Verdict verdict();

    /** When it was found out; what it is about may have happened much earlier. */
    Instant now();

    default Referral referral() {
        return verdict().referral();
    }

    static Optional<News> of(Verdict verdict, Instant now) {
        if (!verdict.hasMoved()) {
            return Optional.empty();
        }
        return switch (verdict.referral().state()) {
            case BOUND -> Optional.of(new ReferralBound(verdict, now));
            case QUALIFIED -> Optional.of(new ReferralQualified(verdict, now));
            case APPROVED -> Optional.of(new ReferralApproved(verdict, now));
            case REJECTED -> Optional.of(new ReferralRejected(verdict, now));
            case EXPIRED -> Optional.of(new ReferralExpired(verdict, now));
            case REVERSED -> Optional.of(new ReferralReversed(verdict, now));
            case REVIEW, SUPERSEDED -> Optional.empty();
        };
    }
}
