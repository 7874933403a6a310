package dev.kith.referrals;

/**
 * A code and the advocate it belongs to for good.
 *
 * @param drawn by Kith, so that no other workspace has it; chosen codes need their workspace beside them on a shared host
 */
public record OwnedCode(MembershipId membership, ShareCode code, boolean drawn, boolean blocked) {}
