package dev.kith.referrals;

import java.time.Instant;

/** Announced when a friend was tied to an advocate. */
public record ReferralBound(Verdict verdict, Instant now) implements News {}
