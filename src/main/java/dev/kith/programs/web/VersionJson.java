package dev.kith.programs.web;

import dev.kith.platform.page.Words;
import dev.kith.programs.ProgramVersionId;
import dev.kith.programs.PublishedVersion;
import dev.kith.programs.Summary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A version on the wire: everything that was promised, and in plain words. */
@Schema(description = "Terms as they were promised. They never change.")
record VersionJson(
        @Schema(description = "Names the version.") ProgramVersionId id,

        @Schema(description = "Counts from 1.", example = "1")
        int number,

        @Schema(description = "The full terms, defaults filled in.")
        JsonNode terms,

        @Schema(description = "SHA-256 of the terms as canonical JSON (RFC 8785), in hexadecimal.")
        String termsSha256,

        @Schema(description = "What the terms say, in plain words, per language.")
        Map<String, String> summary,

        @Schema(description = "The example cases that were published with the terms.")
        JsonNode examples,

        @Schema(description = "Why it was published.") String note,

        @Schema(description = "From when on touches are promised this version.")
        Instant inForceFrom,

        @Schema(description = "When it was published.") Instant publishedAt,
        @Schema(description = "Who published it.") String publishedBy) {

    static VersionJson of(PublishedVersion published, JsonMapper json) {
        var version = published.version();
        Map<String, String> summary = new TreeMap<>();
        Words.LANGUAGES.forEach(language -> summary.put(language, Summary.of(version.terms(), Words.of(language))));
        return new VersionJson(
                version.id(),
                version.number(),
                json.readTree(published.canonical()),
                published.sha256(),
                summary,
                json.readTree(published.examples()),
                published.note(),
                version.publishedAt(),
                published.recordedAt(),
                published.publishedBy());
    }
}
