package dev.kith.referrals;

import java.time.Instant;

/** Announced when something speaks against a referral that had not been approved. */
public record ReferralRejected(Verdict verdict, Instant now) implements News {}
