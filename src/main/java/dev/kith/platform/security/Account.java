package dev.kith.platform.security;

/** A person who can sign in to the console. What they may do is said per workspace, by a {@link Seat}. */
public record Account(AccountId id, String email, String name) {}
