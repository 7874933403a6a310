package dev.kith.referrals;

import java.time.Instant;

/** Announced when a friend reached the goal; the reward waits for the hold to end. */
public record ReferralQualified(Verdict verdict, Instant now) implements News {}
