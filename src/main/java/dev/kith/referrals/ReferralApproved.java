package dev.kith.referrals;

import java.time.Instant;

/** Announced when the hold is over and all checks passed. */
public record ReferralApproved(Verdict verdict, Instant now) implements News {}
