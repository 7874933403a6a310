package dev.kith.programs.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.programs.Finding;
import dev.kith.programs.Program;
import dev.kith.programs.ProgramId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A program on the wire. */
@Schema(description = "Something a shop offers to those who bring friends.")
record ProgramJson(
        @Schema(description = "Names the program in addresses.", example = "prg_0199b2a0-7c11-7d6e-8000-5a2b1c3d4e5f")
        ProgramId id,

        @Schema(description = "Names the program in files, expressions and reports.", example = "spring")
        String key,

        @Schema(description = "What people call it.", example = "Bring a friend")
        String name,

        @Schema(description = "The version in force, or the one the draft will become.", example = "1")
        int version,

        @Schema(
                description = "Where the program stands now.",
                allowableValues = {"draft", "scheduled", "live", "paused", "ended", "archived"})
        String status,

        @Schema(description = "When it was first saved.") Instant createdAt,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
                description =
                        "What is worth another look; V22, an example that fails, also keeps the program from being"
                                + " launched. Only in answers to saving and to launching a draft.")
        List<FindingJson> warnings) {

    /** Something about the terms. */
    record FindingJson(
            @Schema(description = "JSON Pointer into the request.", example = "/terms/caps")
            String pointer,

            @Schema(description = "Stable, for programs.", example = "no_cap")
            String code,

            @Schema(description = "What is wrong and what to do.")
            String detail) {

        static FindingJson of(Finding finding) {
            return new FindingJson(finding.pointer(), finding.code(), finding.fix());
        }
    }

    static ProgramJson of(Program program) {
        return of(program, List.of());
    }

    static ProgramJson of(Program program, List<Finding> warnings) {
        return new ProgramJson(
                program.id(),
                program.key(),
                program.name(),
                program.version(),
                program.state().code(),
                program.createdAt(),
                warnings.stream().map(FindingJson::of).toList());
    }
}
