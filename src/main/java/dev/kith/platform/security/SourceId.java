package dev.kith.platform.security;

import java.util.UUID;

/** Names one place events come from: a website, a back end, a till. */
public record SourceId(UUID value) {}
