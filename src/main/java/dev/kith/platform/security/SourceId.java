package dev.kith.platform.security;

import dev.kith.platform.web.IdPrefix;
import java.util.UUID;

/** Names one place events come from: a website, a back end, a till. */
@IdPrefix("src")
public record SourceId(UUID value) {}
