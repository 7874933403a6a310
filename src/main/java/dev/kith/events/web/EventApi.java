package dev.kith.events.web;

import dev.kith.events.Events;
import dev.kith.events.LogPosition;
import dev.kith.events.LoggedEvent;
import dev.kith.people.People;
import dev.kith.people.PersonId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.PageJson;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Returns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The log over HTTP. */
@RestController
@Tag(name = "Events", description = "What happened: every fact that was reported, stored once.")
final class EventApi {

    @Schema(description = "One fact of the log.")
    record EventJson(
            @Schema(description = "Made by the sender; makes it one fact however often it was sent.")
            String messageId,

            @Schema(
                    description = "The call that brought it.",
                    allowableValues = {"identify", "track", "page", "screen", "group", "alias"})
            String type,

            @Schema(description = "What happened.", example = "Order Completed")
            String name,

            @Schema(
                    description = "How far it is believed.",
                    allowableValues = {"untrusted", "proven", "trusted"})
            String trust,

            @Schema(description = "The shop's id of the person, as it was sent.")
            Optional<String> userId,

            @Schema(description = "The browser's or device's id, as it was sent.")
            Optional<String> anonymousId,

            @Schema(description = "When it happened: what every rule computes with.")
            Instant at,

            @Schema(description = "When it arrived.") Instant receivedAt,

            @Schema(description = "What had to be assumed or corrected, such as future_clamped.")
            List<String> flags,

            @Schema(description = "What the sender says of it.", type = "object")
            JsonNode properties,

            @Schema(description = "Where and how it happened.", type = "object")
            JsonNode context,

            @Schema(description = "What it says of the person.", type = "object")
            JsonNode traits) {

        static EventJson of(LoggedEvent event) {
            return new EventJson(
                    event.messageId(),
                    code(event.kind()),
                    event.name(),
                    code(event.trust()),
                    event.userId(),
                    event.anonymousId(),
                    event.at(),
                    event.receivedAt(),
                    event.flags().stream().map(EventJson::code).sorted().toList(),
                    event.properties(),
                    event.context(),
                    event.traits());
        }

        private static String code(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    private final Events events;
    private final People people;
    private final Tenant tenant;

    EventApi(Events events, People people, Tenant tenant) {
        this.events = events;
        this.people = people;
        this.tenant = tenant;
    }

    @Operation(
            summary = "List events",
            description = "In the order of the log, the oldest first: go on with the last cursor and miss nothing.")
    @Returns(value = EventJson.class, page = true)
    @GetMapping("/api/v1/events")
    @Needs(Permission.EVENTS_READ)
    ResponseEntity<Object> list(
            WorkspaceId workspace,
            Paging paging,
            @Parameter(description = "Only events of this person, under all names that are believed to be theirs.")
                    @RequestParam
                    Optional<String> userId) {
        Optional<LogPosition> after = position(paging.after());
        if (userId.isEmpty()) {
            return ResponseEntity.ok(page(paging, events.page(workspace, after, paging.fetch())));
        }
        Optional<PersonId> person = person(workspace, userId.get());
        List<LoggedEvent> found = person.map(id -> events.pageOf(workspace, id, after, paging.fetch()))
                .orElse(List.of());
        return ResponseEntity.ok(page(paging, found));
    }

    @Operation(
            summary = "A person's timeline",
            description = "What they did and what Kith did about it, under all their names, the newest first.")
    @Returns(value = EventJson.class, page = true)
    @GetMapping("/api/v1/people/{userId}/timeline")
    @Needs(Permission.PEOPLE_READ)
    ResponseEntity<Object> timeline(
            WorkspaceId workspace,
            Paging paging,
            @Parameter(description = "The shop's id of the person.") @PathVariable String userId) {
        Optional<PersonId> person = person(workspace, userId);
        if (person.isEmpty()) {
            return Problem.NOT_FOUND.because("Nobody of this id is known.");
        }
        Optional<LogPosition> before = position(paging.after());
        return ResponseEntity.ok(page(paging, events.timeline(workspace, person.get(), before, paging.fetch())));
    }

    private Optional<PersonId> person(WorkspaceId workspace, String userId) {
        return tenant.run(workspace, () -> people.find(userId));
    }

    private static PageJson<EventJson> page(Paging paging, List<LoggedEvent> found) {
        return paging.page(found, EventApi::sortValues, EventJson::of);
    }

    private static Optional<LogPosition> position(List<String> values) {
        return values.size() < 2
                ? Optional.empty()
                : Optional.of(new LogPosition(Long.parseLong(values.get(0)), Long.parseLong(values.get(1))));
    }

    private static List<String> sortValues(LoggedEvent event) {
        return List.of(
                Long.toString(event.position().txid()),
                Long.toString(event.position().pos()));
    }
}
