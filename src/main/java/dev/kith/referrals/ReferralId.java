package dev.kith.referrals;

import dev.kith.platform.web.IdPrefix;
import java.util.UUID;

/** Names one referral: a friend bound to an advocate. */
@IdPrefix("ref")
public record ReferralId(UUID value) {}
