package dev.kith.programs;

import java.time.Instant;

/**
 * A version with what is kept about it.
 *
 * @param canonical the terms in their one spelling
 * @param examples the example cases, as JSON
 * @param recordedAt when it was published
 */
public record PublishedVersion(
        ProgramVersion version,
        String canonical,
        String sha256,
        String examples,
        String note,
        Instant recordedAt,
        String publishedBy) {}
