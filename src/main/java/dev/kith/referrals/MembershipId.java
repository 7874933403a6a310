package dev.kith.referrals;

import java.util.UUID;

/** Names one person's membership in one program as an advocate. */
public record MembershipId(UUID value) {}
