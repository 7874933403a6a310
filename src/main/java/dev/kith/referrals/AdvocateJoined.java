package dev.kith.referrals;

/** Announced when somebody became an advocate of a program. */
public record AdvocateJoined(Membership membership, OwnedCode code) {}
