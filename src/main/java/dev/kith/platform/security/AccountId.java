package dev.kith.platform.security;

import dev.kith.platform.web.IdPrefix;
import java.util.UUID;

/** Names one person who can sign in to the console. */
@IdPrefix("acc")
public record AccountId(UUID value) {}
