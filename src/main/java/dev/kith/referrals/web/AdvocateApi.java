package dev.kith.referrals.web;

import dev.kith.people.Identifier;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.Findings;
import dev.kith.platform.web.Idempotency;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.PageJson;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Returns;
import dev.kith.programs.ProgramId;
import dev.kith.referrals.AdvocateWish;
import dev.kith.referrals.CodeObjection;
import dev.kith.referrals.Enrollment;
import dev.kith.referrals.LinkHosts;
import dev.kith.referrals.Membership;
import dev.kith.referrals.MembershipId;
import dev.kith.referrals.Memberships;
import dev.kith.referrals.OwnedCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Advocates over HTTP. */
@RestController
@RequestMapping("/api/v1/advocates")
@Tag(name = "Advocates", description = "Who may bring friends, and by which code and link.")
final class AdvocateApi {

    record WishJson(
            @Schema(description = "The program they join.") ProgramId programId,

            @Schema(description = "Your own id of them.", example = "u-1001")
            String userId,

            @Schema(description = "Their address, to tell them apart from their friends.")
            Optional<String> email,

            @Schema(description = "What friends may see them called, at most 40 characters.")
            Optional<String> name,

            @Schema(description = "A code of their own choice; without it one is drawn.", example = "ada-reads")
            Optional<String> code,

            @Schema(description = "Since when they have been one, if you bring them from elsewhere; now, if absent.")
            Optional<String> joinedAt) {}

    record AdvocateJson(
            @Schema(description = "Names this membership.") MembershipId id,

            @Schema(description = "The code, as it stands in the link.", example = "ADAR2C7H")
            String code,

            @Schema(description = "The link to pass on.") String url) {}

    record ListedJson(
            @Schema(description = "Names this membership.") MembershipId id,
            @Schema(description = "The program.") ProgramId programId,

            @Schema(description = "Your own id of the person, where you told one.")
            Optional<String> userId,

            @Schema(description = "What friends may see them called.")
            Optional<String> name,

            @Schema(description = "Only an active one gets credit for new friends.")
            String state,

            @Schema(description = "When they joined.") Instant joinedAt,

            @Schema(description = "All their codes, the oldest first.")
            List<CodeJson> codes) {}

    record CodeJson(
            @Schema(description = "The code, as it stands in the link.")
            String code,

            @Schema(description = "The link.") String url,

            @Schema(description = "It answers like an offer that is over.")
            boolean blocked) {}

    private final Memberships memberships;
    private final LinkHosts hosts;
    private final People people;
    private final Tenant tenant;
    private final Idempotency idempotency;
    private final InstantSource clock;

    AdvocateApi(
            Memberships memberships,
            LinkHosts hosts,
            People people,
            Tenant tenant,
            Idempotency idempotency,
            InstantSource clock) {
        this.memberships = memberships;
        this.hosts = hosts;
        this.people = people;
        this.tenant = tenant;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Operation(summary = "Make somebody an advocate", description = "Asking again answers 200 with the same code.")
    @Returns(
            value = AdvocateJson.class,
            status = {201, 200})
    @PostMapping
    @Needs(Permission.REFERRALS_WRITE)
    ResponseEntity<Object> enroll(Caller caller, HttpServletRequest request, @RequestBody WishJson wish) {
        var findings = new Findings();
        var userId = findings.text("/userId", wish.userId());
        var name = wish.name().flatMap(text -> findings.text("/name", text.strip(), Membership.LONGEST_NAME));
        var code = wish.code().flatMap(text -> findings.text("/code", text));
        wish.email()
                .filter(address -> Identifier.email(address).isEmpty())
                .ifPresent(_ -> findings.add("/email", "not_an_address", "Write an address such as ada@shop.example."));
        var joinedAt = wish.joinedAt().flatMap(text -> findings.instant("/joinedAt", text));
        if (joinedAt.filter(clock.instant()::isBefore).isPresent()) {
            findings.add("/joinedAt", "in_the_future", "Write an instant that has passed.");
        }
        return findings.orElse(() -> idempotency.once(
                caller,
                request,
                () -> answer(
                        caller.workspace(),
                        memberships.enroll(
                                caller.workspace(),
                                new AdvocateWish(
                                        wish.programId(), userId.orElseThrow(), wish.email(), name, code, joinedAt)))));
    }

    private ResponseEntity<Object> answer(WorkspaceId workspace, Enrollment enrollment) {
        return switch (enrollment) {
            case Enrollment.Enrolled(var membership, var code) ->
                ResponseEntity.status(HttpStatus.CREATED).body(json(workspace, membership, code));
            case Enrollment.AlreadyEnrolled(var membership, var code) ->
                ResponseEntity.ok(json(workspace, membership, code));
            case Enrollment.CodeTaken(var word) ->
                Problem.INVALID_FIELDS.at(
                        "/code", "taken", "Somebody has the code " + word + ", or one that looks like it.");
            case Enrollment.CodeRefused refused ->
                Problem.INVALID_FIELDS.at("/code", code(refused.why()), sentence(refused.why()));
            case Enrollment.TooManyCodes(var most) ->
                Problem.LIMIT_REACHED.because("A person may choose " + most + " codes. The earlier ones stay valid.");
            case Enrollment.ProgramUnknown _ ->
                Problem.INVALID_FIELDS.at("/programId", "unknown_program", "There is no such program here.");
            case Enrollment.ProgramOver _ ->
                Problem.STATE_CONFLICT.because("The program takes no advocates any more.", "state", "ended");
            case Enrollment.NobodyNamed _ ->
                Problem.INVALID_FIELDS.at("/userId", "names_nobody", "Write your own id of the person.");
        };
    }

    private AdvocateJson json(WorkspaceId workspace, Membership membership, OwnedCode code) {
        return new AdvocateJson(membership.id(), code.code().text(), hosts.urlOf(workspace, code));
    }

    private static String code(CodeObjection why) {
        return switch (why) {
            case FORM -> "not_a_code";
            case RESERVED -> "reserved";
            case OFFENSIVE -> "offensive";
        };
    }

    private static String sentence(CodeObjection why) {
        return switch (why) {
            case FORM -> "Write 3 to 40 letters, digits and single hyphens, starting with a letter.";
            case RESERVED -> "This word has a meaning of its own. Choose another.";
            case OFFENSIVE -> "This word may hurt people. Choose another.";
        };
    }

    @Operation(summary = "List advocates, newest first")
    @GetMapping
    @Needs(Permission.REFERRALS_READ)
    PageJson<ListedJson> list(Caller caller, Paging paging, @RequestParam Optional<ProgramId> programId) {
        return tenant.run(caller.workspace(), () -> {
            var rows = memberships.page(programId, after(paging), paging.fetch());
            var codes = memberships.codesOf(rows.stream().map(Membership::id).toList());
            var persons = people.load(rows.stream().map(Membership::person).collect(Collectors.toSet()));
            return paging.page(
                    rows,
                    row -> List.of(row.joinedAt().toString(), row.id().value().toString()),
                    row -> listed(caller.workspace(), row, codes.getOrDefault(row.id(), List.of()), persons));
        });
    }

    private static Optional<Memberships.After> after(Paging paging) {
        var last = paging.after();
        return last.size() == 2
                ? Optional.of(new Memberships.After(
                        Instant.parse(last.getFirst()), new MembershipId(UUID.fromString(last.getLast()))))
                : Optional.empty();
    }

    private ListedJson listed(
            WorkspaceId workspace, Membership row, List<OwnedCode> codes, Map<PersonId, Person> persons) {
        return new ListedJson(
                row.id(),
                row.program(),
                Optional.ofNullable(persons.get(row.person())).flatMap(Person::userId),
                row.shownName(),
                row.state().code(),
                row.joinedAt(),
                codes.stream()
                        .map(code -> new CodeJson(code.code().text(), hosts.urlOf(workspace, code), code.blocked()))
                        .toList());
    }
}
