package dev.kith.platform.security;

import dev.kith.platform.web.IdPrefix;
import java.util.UUID;

/** Names one API key without being it. */
@IdPrefix("key")
public record KeyId(UUID value) {}
