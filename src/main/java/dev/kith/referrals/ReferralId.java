package dev.kith.referrals;

import java.util.UUID;

/** Names one referral: a friend bound to an advocate. */
public record ReferralId(UUID value) {}
