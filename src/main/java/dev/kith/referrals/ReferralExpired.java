package dev.kith.referrals;

import java.time.Instant;

/** Announced when a friend did not reach the goal in time. */
public record ReferralExpired(Verdict verdict, Instant now) implements News {}
