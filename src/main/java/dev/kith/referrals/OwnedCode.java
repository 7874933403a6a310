package dev.kith.referrals;

/**
 * A code and the advocate it belongs to for good.
 *
 * @param drawn by Kith and not chosen by a person
 * @param alone on a shared host the link without the name of its workspace is this code's
 */
public record OwnedCode(MembershipId membership, ShareCode code, boolean drawn, boolean alone, boolean blocked) {}
