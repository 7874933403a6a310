package dev.kith.platform.security;

import java.time.Instant;

/** Who sits in a workspace. */
public record TeamMember(Account account, Role role, Instant since) {}
