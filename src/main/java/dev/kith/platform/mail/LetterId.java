package dev.kith.platform.mail;

import java.util.UUID;

/** Names one letter; its {@code Message-ID} is made of it. */
public record LetterId(UUID value) {}
