package dev.kith.programs.web;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.FieldError;
import dev.kith.platform.web.Findings;
import dev.kith.platform.web.IdText;
import dev.kith.platform.web.Idempotency;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.PageJson;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Returns;
import dev.kith.programs.Finding;
import dev.kith.programs.NewProgram;
import dev.kith.programs.Program;
import dev.kith.programs.ProgramId;
import dev.kith.programs.Programs;
import dev.kith.programs.Revision;
import dev.kith.programs.Saving;
import dev.kith.programs.Switching;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs over HTTP. */
@RestController
@RequestMapping("/api/v1/programs")
@Tag(name = "Programs", description = "What a shop promises to those who bring friends.")
final class ProgramApi {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    record NewProgramJson(
            @Schema(description = "A lower-case letter, then letters, digits or _, at most 40.", example = "spring")
            String key,

            @Schema(description = "What people call it.", example = "Bring a friend")
            String name,

            @Schema(description = "Terms of the schema kith.terms/1; what is left out has its default.")
            JsonNode terms,

            @Schema(
                    description =
                            "Example cases: what happens, and what must come of it. They are played; one that fails"
                                    + " keeps the program from being launched.")
            Optional<JsonNode> examples) {}

    record RevisionJson(
            @Schema(description = "The new terms, whole.") JsonNode terms,

            @Schema(
                    description =
                            "Example cases: what happens, and what must come of it. They are played; one that fails"
                                    + " keeps the program from being launched.")
            Optional<JsonNode> examples,

            @Schema(description = "Why, for those who read the history.")
            Optional<String> note) {}

    private final Programs programs;
    private final Idempotency idempotency;
    private final JsonMapper json;

    ProgramApi(Programs programs, Idempotency idempotency, JsonMapper json) {
        this.programs = programs;
        this.idempotency = idempotency;
        this.json = json;
    }

    @PostMapping
    @Returns(value = ProgramJson.class, status = 201)
    @Needs(Permission.PROGRAMS_EDIT)
    @Operation(summary = "Save a new program as a draft")
    ResponseEntity<Object> create(Caller caller, HttpServletRequest request, @RequestBody NewProgramJson wish) {
        var findings = new Findings();
        if (!KEY.matcher(wish.key()).matches()) {
            findings.add("/key", "not_a_key", "Write a lower-case letter, then letters, digits or _, at most 40.");
        }
        findings.text("/name", wish.name(), 120);
        var program = new NewProgram(wish.key(), wish.name(), wish.terms(), wish.examples());
        return findings.orElse(() -> idempotency.once(
                caller, request, () -> answer(programs.create(caller.workspace(), program, caller.actor()))));
    }

    @GetMapping
    @Needs(Permission.PROGRAMS_READ)
    @Operation(summary = "List the programs")
    PageJson<ProgramJson> list(WorkspaceId workspace) {
        return PageJson.whole(
                programs.list(workspace).stream().map(ProgramJson::of).toList());
    }

    @Returns(ProgramJson.class)
    @GetMapping("/{id}")
    @Needs(Permission.PROGRAMS_READ)
    @Operation(summary = "Show one program")
    ResponseEntity<Object> find(WorkspaceId workspace, @PathVariable ProgramId id) {
        return programs.find(workspace, id)
                .<ResponseEntity<Object>>map(program -> ResponseEntity.ok(ProgramJson.of(program)))
                .orElseGet(ProgramApi::unknown);
    }

    @Returns(
            value = ProgramJson.class,
            status = {201, 200})
    @PostMapping("/{id}/versions")
    @Needs(Permission.PROGRAMS_PUBLISH)
    @Operation(
            summary = "Give a program new terms",
            description = "A draft is replaced. A launched program gets a new version, in force from now on; what was"
                    + " promised before is kept.")
    ResponseEntity<Object> revise(
            Caller caller, HttpServletRequest request, @PathVariable ProgramId id, @RequestBody RevisionJson wish) {
        var revision = new Revision(wish.terms(), wish.examples(), wish.note().orElse(""), caller.actor());
        return idempotency.once(caller, request, () -> answer(programs.revise(caller.workspace(), id, revision)));
    }

    @Returns(value = VersionJson.class, page = true)
    @GetMapping("/{id}/versions")
    @Needs(Permission.PROGRAMS_READ)
    @Operation(summary = "List the versions of a program, the oldest first")
    ResponseEntity<Object> versions(WorkspaceId workspace, @PathVariable ProgramId id) {
        return programs.find(workspace, id)
                .<ResponseEntity<Object>>map(_ ->
                        ResponseEntity.ok(PageJson.whole(programs.versions(workspace, id).stream()
                                .map(version -> VersionJson.of(version, json))
                                .toList())))
                .orElseGet(ProgramApi::unknown);
    }

    @Returns(ProgramJson.class)
    @PostMapping("/{id}/launch")
    @Needs(Permission.PROGRAMS_PUBLISH)
    @Operation(summary = "Launch a program, or let a paused one go on")
    ResponseEntity<Object> launch(Caller caller, HttpServletRequest request, @PathVariable ProgramId id) {
        return idempotency.once(caller, request, () -> answer(programs.launch(caller.workspace(), id, caller.actor())));
    }

    @Returns(ProgramJson.class)
    @PostMapping("/{id}/pause")
    @Needs(Permission.PROGRAMS_PUBLISH)
    @Operation(summary = "Pause a program: no touch counts until it goes on")
    ResponseEntity<Object> pause(Caller caller, HttpServletRequest request, @PathVariable ProgramId id) {
        return idempotency.once(caller, request, () -> answer(programs.pause(caller.workspace(), id, caller.actor())));
    }

    @Returns(ProgramJson.class)
    @PostMapping("/{id}/end")
    @Needs(Permission.PROGRAMS_PUBLISH)
    @Operation(summary = "End a program for good; what was promised is kept")
    ResponseEntity<Object> end(Caller caller, HttpServletRequest request, @PathVariable ProgramId id) {
        return idempotency.once(caller, request, () -> answer(programs.end(caller.workspace(), id, caller.actor())));
    }

    private static ResponseEntity<Object> answer(Saving saving) {
        return switch (saving) {
            case Saving.Saved(var program, var warnings) -> created(program, warnings);
            case Saving.Published published -> created(published.program(), published.warnings());
            case Saving.Unchanged(var program) -> ResponseEntity.ok(ProgramJson.of(program));
            case Saving.Refused(var findings) -> Problem.INVALID_FIELDS.at(errors(findings));
            case Saving.KeyTaken(var by) ->
                Problem.ALREADY_EXISTS.because(
                        "The program \"" + by.name() + "\" has this key already. Choose another one.");
            case Saving.Over(var program) -> standing(program, "An ended program keeps its terms. Start a new one.");
            case Saving.Unknown _ -> unknown();
        };
    }

    private static ResponseEntity<Object> answer(Switching switching) {
        return switch (switching) {
            case Switching.Switched(var program, var warnings) -> ResponseEntity.ok(ProgramJson.of(program, warnings));
            case Switching.Unchanged(var program) -> ResponseEntity.ok(ProgramJson.of(program));
            case Switching.NotFromHere(var program) -> standing(program, "From where it stands, it cannot get there.");
            case Switching.Refused(var findings) -> Problem.INVALID_FIELDS.at(errors(findings));
            case Switching.Unknown _ -> unknown();
        };
    }

    private static ResponseEntity<Object> created(Program program, List<Finding> warnings) {
        var json = ProgramJson.of(program, warnings);
        return ResponseEntity.created(URI.create("/api/v1/programs/" + IdText.of(program.id())))
                .body(json);
    }

    private static ResponseEntity<Object> standing(Program program, String why) {
        String state = program.state().code();
        return Problem.STATE_CONFLICT.because("The program is " + state + ". " + why, "state", state);
    }

    private static ResponseEntity<Object> unknown() {
        return Problem.NOT_FOUND.because("There is no such program.");
    }

    private static List<FieldError> errors(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::preventsLaunch)
                .map(finding -> new FieldError(finding.pointer(), finding.code(), finding.fix()))
                .toList();
    }
}
