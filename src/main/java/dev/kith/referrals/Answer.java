package dev.kith.referrals;

import dev.kith.people.RootId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one thing that a friend did was looked at.
 *
 * @param key {@code order:<id>}, {@code event:<message id>} or {@code sign-up:<root>}
 * @param checks stages A to F, in order
 * @param referral the referral it belongs to, if the friend is tied
 * @param reason the first reason against it
 */
public record Answer(
        String key,
        RootId root,
        Instant at,
        List<Check> checks,
        Optional<ReferralId> referral,
        Optional<Reason> reason) {

    public Answer {
        checks = List.copyOf(checks);
    }
}
