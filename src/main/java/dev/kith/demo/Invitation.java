package dev.kith.demo;

/**
 * An advocate's link.
 *
 * @param advocate as friends see them called
 */
public record Invitation(String advocate, String url) {}
