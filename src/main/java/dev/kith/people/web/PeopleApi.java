package dev.kith.people.web;

import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Returns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** People over HTTP. */
@RestController
@Tag(name = "People", description = "Who the shop's customers are, under all the names they go by.")
final class PeopleApi {

    @Schema(description = "Somebody the shop knows.")
    record PersonJson(
            @Schema(description = "Kith's id of the person.", example = "per_0199b2a0-7c11-7d6e-8000-5a2b1c3d4e5f")
            PersonId id,

            @Schema(description = "The shop's id; the oldest one if accounts were merged.")
            Optional<String> userId,

            @Schema(description = "What to call them, as a trusted source told it.")
            Optional<String> name,

            @Schema(description = "Their addresses.") List<String> emails,

            @Schema(description = "Their numbers, in international form.")
            List<String> phones,

            @Schema(description = "Browsers and devices that are believed to be theirs.")
            List<String> anonymousIds,

            @Schema(description = "When they were first seen.")
            Instant firstSeen) {

        static PersonJson of(Person person) {
            return new PersonJson(
                    person.id(),
                    person.userId(),
                    person.name(),
                    person.emails().stream().sorted().toList(),
                    person.phones().stream().sorted().toList(),
                    person.anonymousIds().stream().sorted().toList(),
                    person.firstSeen());
        }
    }

    private final People people;
    private final Tenant tenant;

    PeopleApi(People people, Tenant tenant) {
        this.people = people;
        this.tenant = tenant;
    }

    @Operation(summary = "Read a person")
    @Returns(PersonJson.class)
    @GetMapping("/api/v1/people/{userId}")
    @Needs(Permission.PEOPLE_READ)
    ResponseEntity<Object> person(
            WorkspaceId workspace,
            @Parameter(description = "The shop's id of the person.") @PathVariable String userId) {
        Optional<Person> found = tenant.run(workspace, () -> people.find(userId).flatMap(id -> people.load(id)));
        return found.<ResponseEntity<Object>>map(person -> ResponseEntity.ok(PersonJson.of(person)))
                .orElseGet(() -> Problem.NOT_FOUND.because("Nobody of this id is known."));
    }
}
