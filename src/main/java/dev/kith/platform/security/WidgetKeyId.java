package dev.kith.platform.security;

import dev.kith.platform.web.IdPrefix;
import java.util.UUID;

/** Names a widget key: the {@code kid} of the tokens signed with it. */
@IdPrefix("wk")
public record WidgetKeyId(UUID value) {}
