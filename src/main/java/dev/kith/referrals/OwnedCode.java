package dev.kith.referrals;

/** A code and the advocate it belongs to for good. */
public record OwnedCode(MembershipId membership, ShareCode code, boolean blocked) {}
