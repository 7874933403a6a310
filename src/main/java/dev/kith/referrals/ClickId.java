package dev.kith.referrals;

import java.util.UUID;

/** Names one click on a share link. */
public record ClickId(UUID value) {}
