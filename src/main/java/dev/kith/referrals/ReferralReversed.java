package dev.kith.referrals;

import java.time.Instant;

/** Announced when what had been approved was refunded or charged back. */
public record ReferralReversed(Verdict verdict, Instant now) implements News {}
