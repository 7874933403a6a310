package dev.kith.events.web;

import dev.kith.events.DeadLetter;
import dev.kith.events.DeadLetters;
import dev.kith.events.DeadLetters.Unhandled;
import dev.kith.events.FailedPlace;
import dev.kith.events.Retrial;
import dev.kith.events.web.EventApi.EventJson;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.Idempotency;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Returns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Failed events over HTTP. */
@RestController
@RequestMapping("/api/v1/events/failed")
@Tag(name = "Events")
final class FailedEventApi {

    private static final String NUMBER = "The number of the failed event.";

    @Schema(description = "A fact that is stored and had no effect.")
    record FailedEventJson(
            @Schema(description = "Names the failed event.", example = "1207")
            long number,

            @Schema(description = "Made by the sender.") String messageId,

            @Schema(description = "What happened.", example = "Order Completed")
            String name,

            @Schema(description = "The kind of trouble, and where it arose.")
            String error,

            @Schema(description = "How often it was tried.") int attempts,
            @Schema(description = "When it was tried last.") Instant failedAt,

            @Schema(description = "The fact itself, as long as the log has it.")
            Optional<EventJson> event) {

        static FailedEventJson of(Unhandled each) {
            DeadLetter letter = each.letter();
            return new FailedEventJson(
                    letter.position().pos(),
                    letter.messageId(),
                    letter.name(),
                    letter.error(),
                    letter.attempts(),
                    letter.failedAt(),
                    each.event().map(EventJson::of));
        }
    }

    @Schema(description = "What became of a failed event.")
    record SettledJson(
            @Schema(
                    description = "`handled`: it had its effects. `discarded`: it never will.",
                    allowableValues = {"handled", "discarded"})
            String outcome) {}

    private final DeadLetters deadLetters;
    private final Idempotency idempotency;

    FailedEventApi(DeadLetters deadLetters, Idempotency idempotency) {
        this.deadLetters = deadLetters;
        this.idempotency = idempotency;
    }

    @Operation(
            summary = "List failed events",
            description = "Facts that are stored and could not be handled, the latest failure first.")
    @Returns(value = FailedEventJson.class, page = true)
    @GetMapping
    @Needs(Permission.EVENTS_READ)
    ResponseEntity<Object> list(WorkspaceId workspace, Paging paging) {
        List<Unhandled> found = deadLetters.page(workspace, FailedPlace.after(paging.after()), paging.fetch());
        return ResponseEntity.ok(paging.page(found, Unhandled::sortedBy, FailedEventJson::of));
    }

    @Operation(
            summary = "Retry a failed event",
            description = "Handles it once more, by the road every event goes, before answering. However often this is "
                    + "asked, it takes effect once; afterwards it is not found here any more.")
    @Returns(SettledJson.class)
    @PostMapping("/{number}/retry")
    @Needs(Permission.EVENTS_SETTLE)
    ResponseEntity<Object> retry(
            Caller caller, HttpServletRequest request, @Parameter(description = NUMBER) @PathVariable long number) {
        return idempotency.replayed(
                caller, request, () -> switch (deadLetters.retry(caller.workspace(), number, caller.actor())) {
                    case Retrial.Handled _ -> ResponseEntity.ok(new SettledJson("handled"));
                    case Retrial.FailedAgain(var error, var attempts) ->
                        Problem.STATE_CONFLICT.because("It has failed " + attempts + " times now: " + error);
                    case Retrial.NotInLog _ ->
                        Problem.GONE.because("The log does not hold this event any more. It can only be discarded.");
                    case Retrial.NotThere _ -> unknown();
                });
    }

    @Operation(
            summary = "Discard a failed event",
            description = "Takes it off the list for good. It stays in the log and never has an effect.")
    @Returns(SettledJson.class)
    @PostMapping("/{number}/discard")
    @Needs(Permission.EVENTS_SETTLE)
    ResponseEntity<Object> discard(
            Caller caller, HttpServletRequest request, @Parameter(description = NUMBER) @PathVariable long number) {
        return idempotency.once(
                caller,
                request,
                () -> deadLetters.discard(caller.workspace(), number, caller.actor())
                        ? ResponseEntity.ok(new SettledJson("discarded"))
                        : unknown());
    }

    private static ResponseEntity<Object> unknown() {
        return Problem.NOT_FOUND.because(
                "No failed event of this number is waiting. It may have been settled already.");
    }
}
