package dev.kith.rewards.web;

import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.web.Findings;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.NewestFirst;
import dev.kith.platform.web.PageJson;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import dev.kith.platform.web.Returns;
import dev.kith.programs.ProgramId;
import dev.kith.referrals.Membership;
import dev.kith.referrals.MembershipId;
import dev.kith.referrals.Memberships;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Referral;
import dev.kith.referrals.ReferralFilter;
import dev.kith.referrals.ReferralId;
import dev.kith.referrals.Referrals;
import dev.kith.rewards.Decision;
import dev.kith.rewards.Reward;
import dev.kith.rewards.Rewards;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who brought whom, and why each of them got what. */
@RestController
@Tag(name = "Referrals", description = "Who brought whom, how far it has come, and every check behind it.")
final class ReferralApi {

    record ReferralJson(
            @Schema(description = "Names the referral.", example = "ref_0197a000-0000-7000-8000-000000000001")
            ReferralId id,

            @Schema(description = "The program.") ProgramId programId,

            @Schema(description = "The shop's id of the advocate.")
            Optional<String> advocate,

            @Schema(description = "The shop's id of the friend.")
            Optional<String> friend,

            @Schema(description = "How the friend was tied.", example = "click_id")
            String method,

            @Schema(description = "The code that was followed or typed.")
            String code,

            @Schema(description = "When the touch happened that tied.")
            Instant touchedAt,

            @Schema(description = "When the friend was tied.")
            Instant boundAt,

            @Schema(description = "The last instant for the goal.")
            Instant deadline,

            @Schema(description = "Where it stands.", example = "qualified")
            String status,

            @Schema(description = "Why it is over.") Optional<String> reason) {}

    record DecidedJson(
            @Schema(description = "What it was about.", example = "order:o-1")
            String happening,

            @Schema(description = "When that happened.") Instant happenedAt,
            @Schema(description = "When it was decided.") Instant decidedAt,

            @Schema(description = "What was decided, and why.")
            DecisionJson decision) {}

    record WholeJson(
            @Schema(description = "The referral.") ReferralJson referral,

            @Schema(description = "What both sides have from it by now.")
            List<DecisionJson.RewardJson> rewards,

            @Schema(description = "Every decision in it, newest first.")
            List<DecidedJson> decisions) {}

    private final Referrals referrals;
    private final Rewards rewards;
    private final Memberships memberships;
    private final People people;
    private final Tenant tenant;

    ReferralApi(Referrals referrals, Rewards rewards, Memberships memberships, People people, Tenant tenant) {
        this.referrals = referrals;
        this.rewards = rewards;
        this.memberships = memberships;
        this.people = people;
        this.tenant = tenant;
    }

    @Operation(summary = "List referrals", description = "Newest first; by friend, by advocate or by state.")
    @Returns(value = ReferralJson.class, page = true)
    @GetMapping("/api/v1/referrals")
    @Needs(Permission.REFERRALS_READ)
    ResponseEntity<Object> list(
            WorkspaceId workspace,
            @Parameter(description = "The shop's id of the friend.") @RequestParam Optional<String> friend,
            @Parameter(description = "The shop's id of the advocate.") @RequestParam Optional<String> advocate,
            @Parameter(description = "Only those that stand there.") @RequestParam Optional<String> status,
            Paging paging) {
        var findings = new Findings();
        Optional<Referral.State> state = status.flatMap(code -> state(code, findings));
        return findings.orElse(() -> ResponseEntity.ok(
                friend.isPresent() || advocate.isPresent()
                        ? PageJson.whole(json(workspace, ofPersons(workspace, friend, advocate, state)))
                        : page(workspace, state, paging)));
    }

    @Operation(summary = "Show a referral", description = "With its rewards, and every decision with its whole trace.")
    @Returns(WholeJson.class)
    @GetMapping("/api/v1/referrals/{id}")
    @Needs(Permission.REFERRALS_READ)
    ResponseEntity<Object> show(
            WorkspaceId workspace, @Parameter(description = "The referral, as `ref_…`.") @PathVariable ReferralId id) {
        return referrals
                .find(workspace, id)
                .<ResponseEntity<Object>>map(referral -> ResponseEntity.ok(whole(workspace, referral)))
                .orElseGet(() -> Problem.NOT_FOUND.because("There is no such referral."));
    }

    private PageJson<ReferralJson> page(WorkspaceId workspace, Optional<Referral.State> state, Paging paging) {
        var from = NewestFirst.after(paging);
        List<Referral> found = referrals.page(
                workspace,
                ReferralFilter.EVERYTHING.in(state.stream().toList()),
                from.before(),
                from.beforeId(),
                paging.fetch());
        record Row(Referral referral, ReferralJson json) {}
        List<ReferralJson> shown = json(workspace, found);
        List<Row> rows = IntStream.range(0, found.size())
                .mapToObj(i -> new Row(found.get(i), shown.get(i)))
                .toList();
        return paging.page(
                rows,
                row -> NewestFirst.sortedBy(
                        row.referral().boundAt(), row.referral().id().value()),
                Row::json);
    }

    private List<Referral> ofPersons(
            WorkspaceId workspace, Optional<String> friend, Optional<String> advocate, Optional<Referral.State> state) {
        Stream<Referral> found = friend.isPresent()
                ? named(workspace, friend.get()).stream()
                        .flatMap(person -> referrals.ofFriend(workspace, person).stream())
                : named(workspace, advocate.orElseThrow()).stream()
                        .flatMap(person -> referrals.ofAdvocate(workspace, person).stream());
        var brought = friend.isPresent() && advocate.isPresent()
                ? named(workspace, advocate.get()).stream()
                        .flatMap(person -> referrals.ofAdvocate(workspace, person).stream())
                        .map(Referral::id)
                        .toList()
                : List.<ReferralId>of();
        return found.filter(referral -> state.map(referral.state()::equals).orElse(true))
                .filter(referral -> friend.isEmpty() || advocate.isEmpty() || brought.contains(referral.id()))
                .toList();
    }

    private WholeJson whole(WorkspaceId workspace, Referral referral) {
        List<Reward> earned = rewards.ofReferrals(workspace, List.of(referral.id()));
        List<DecidedJson> decided = rewards.decisionsIn(workspace, referral.id()).stream()
                .map(decision -> new DecidedJson(
                        decision.happening(),
                        decision.happenedAt(),
                        decision.decidedAt(),
                        DecisionJson.of(decision, causedBy(decision, earned))))
                .toList();
        return new WholeJson(
                json(workspace, List.of(referral)).getFirst(),
                earned.stream().map(DecisionJson.RewardJson::of).toList(),
                decided);
    }

    private static List<Reward> causedBy(Decision decision, List<Reward> earned) {
        return earned.stream()
                .filter(reward -> reward.cause().equals(decision.happening()))
                .toList();
    }

    private List<ReferralJson> json(WorkspaceId workspace, Collection<Referral> found) {
        return tenant.run(workspace, () -> {
            Map<MembershipId, Membership> members =
                    memberships.load(found.stream().map(Referral::advocate).collect(Collectors.toSet()));
            Map<RootId, PersonId> friends =
                    people.personsOf(found.stream().map(Referral::friend).collect(Collectors.toSet()));
            var ids = Stream.concat(members.values().stream().map(Membership::person), friends.values().stream())
                    .collect(Collectors.toSet());
            Map<PersonId, Person> persons = people.load(ids);
            return found.stream()
                    .map(referral -> json(
                            referral,
                            Optional.ofNullable(members.get(referral.advocate()))
                                    .flatMap(member -> userOf(persons, member.person())),
                            Optional.ofNullable(friends.get(referral.friend()))
                                    .flatMap(friend -> userOf(persons, friend))))
                    .toList();
        });
    }

    private static Optional<String> userOf(Map<PersonId, Person> persons, PersonId person) {
        return Optional.ofNullable(persons.get(person)).flatMap(Person::userId);
    }

    private static ReferralJson json(Referral referral, Optional<String> advocate, Optional<String> friend) {
        return new ReferralJson(
                referral.id(),
                referral.program(),
                advocate,
                friend,
                referral.method().code(),
                referral.code(),
                referral.touchedAt(),
                referral.boundAt(),
                referral.deadline(),
                referral.state().code(),
                referral.reason().map(Reason::code));
    }

    private Optional<PersonId> named(WorkspaceId workspace, String userId) {
        return tenant.run(workspace, () -> people.find(userId));
    }

    private static Optional<Referral.State> state(String code, Findings findings) {
        for (Referral.State state : Referral.State.values()) {
            if (state.code().equals(code)) {
                return Optional.of(state);
            }
        }
        findings.add("/status", "unknown_state", "Write bound, qualified, approved, rejected, expired or reversed.");
        return Optional.empty();
    }
}
