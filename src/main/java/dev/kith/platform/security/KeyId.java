package dev.kith.platform.security;

import java.util.UUID;

/** Names one API key without being it. */
public record KeyId(UUID value) {}
