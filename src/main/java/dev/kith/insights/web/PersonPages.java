package dev.kith.insights.web;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.kith.events.Events;
import dev.kith.events.LogPosition;
import dev.kith.events.LoggedEvent;
import dev.kith.journeys.Journeys;
import dev.kith.journeys.Order;
import dev.kith.people.Merger;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Refusals;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.programs.Program;
import dev.kith.programs.ProgramId;
import dev.kith.programs.Programs;
import dev.kith.referrals.Happening;
import dev.kith.referrals.Membership;
import dev.kith.referrals.MembershipId;
import dev.kith.referrals.Memberships;
import dev.kith.referrals.OwnedCode;
import dev.kith.referrals.Referral;
import dev.kith.referrals.Referrals;
import dev.kith.rewards.Decision;
import dev.kith.rewards.Reward;
import dev.kith.rewards.Rewards;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Everything known of one person. */
@Controller
@Needs(Permission.PEOPLE_READ)
final class PersonPages {

    private static final int AT_ONCE = 500;
    private static final int MOST_EVENTS = 4_000;

    private final Tenant tenant;
    private final People people;
    private final Events events;
    private final Journeys journeys;
    private final Memberships memberships;
    private final Referrals referrals;
    private final Rewards rewards;
    private final Programs programs;
    private final Pages pages;
    private final Refusals refusals;

    PersonPages(
            Tenant tenant,
            People people,
            Events events,
            Journeys journeys,
            Memberships memberships,
            Referrals referrals,
            Rewards rewards,
            Programs programs,
            Pages pages,
            Refusals refusals) {
        this.tenant = tenant;
        this.people = people;
        this.events = events;
        this.journeys = journeys;
        this.memberships = memberships;
        this.referrals = referrals;
        this.rewards = rewards;
        this.programs = programs;
        this.pages = pages;
        this.refusals = refusals;
    }

    /** What was found out about a person, before it is put into words. */
    record Dossier(
            Person person,
            List<Merger> mergers,
            List<LoggedEvent> events,
            List<Order> orders,
            List<Membership> memberships,
            Map<MembershipId, List<OwnedCode>> codes,
            List<Referral> asFriend,
            List<Referral> asAdvocate,
            List<Reward> rewards,
            List<Rewards.Balance> balances,
            Map<String, Decision> decisions,
            Names names) {}

    /** Who else is named on the page. */
    record Names(Map<RootId, String> people, Map<MembershipId, RootId> advocates, Map<ProgramId, String> programs) {}

    /** Old ids of a person lead to whom they became. */
    @GetMapping("/{ws}/people/{id}")
    View person(WorkspaceId workspace, Frame frame, @PathVariable UUID id, HttpServletRequest request) {
        Optional<Person> found = tenant.run(workspace, () -> people.load(new PersonId(id)));
        return found.map(person ->
                        pages.show("insights/web/person", new PersonView(frame).page(dossier(workspace, person))))
                .orElseGet(() -> refusals.show(404, request));
    }

    private Dossier dossier(WorkspaceId workspace, Person person) {
        PersonId id = person.id();
        List<Membership> joined =
                tenant.run(workspace, () -> memberships.ofPersons(List.of(id)).getOrDefault(id, List.of()));
        List<Referral> asFriend = referrals.ofFriend(workspace, id);
        List<Referral> asAdvocate = referrals.ofAdvocate(workspace, id);
        List<Order> orders =
                tenant.run(workspace, () -> journeys.ordersOf(List.of(person)).getOrDefault(id, List.of()));
        return new Dossier(
                person,
                tenant.run(workspace, () -> people.mergersOf(id)),
                eventsOf(workspace, id),
                orders,
                joined,
                tenant.run(
                        workspace,
                        () -> memberships.codesOf(
                                joined.stream().map(Membership::id).toList())),
                asFriend,
                asAdvocate,
                rewards.ofMember(workspace, id),
                rewards.balanceOf(workspace, id),
                rewards.decisionsOn(
                        workspace,
                        orders.stream()
                                .map(order -> Happening.keyOf(order.orderId()))
                                .toList()),
                names(workspace, asFriend, asAdvocate));
    }

    private Names names(WorkspaceId workspace, List<Referral> asFriend, List<Referral> asAdvocate) {
        return tenant.run(workspace, () -> {
            Map<MembershipId, RootId> advocates =
                    memberships.load(asFriend.stream().map(Referral::advocate).collect(toSet())).values().stream()
                            .collect(toMap(Membership::id, Membership::root));
            Set<RootId> roots = new HashSet<>(advocates.values());
            asAdvocate.forEach(referral -> roots.add(referral.friend()));
            Map<RootId, PersonId> who = people.personsOf(roots);
            Map<PersonId, Person> known = people.load(new HashSet<>(who.values()));
            Map<RootId, String> called = who.entrySet().stream()
                    .filter(entry -> known.containsKey(entry.getValue()))
                    .collect(toMap(
                            Map.Entry::getKey,
                            entry -> Objects.requireNonNull(known.get(entry.getValue()))
                                    .called()));
            return new Names(
                    called, advocates, programs.list(workspace).stream().collect(toMap(Program::id, Program::name)));
        });
    }

    private List<LoggedEvent> eventsOf(WorkspaceId workspace, PersonId id) {
        List<LoggedEvent> all = new ArrayList<>();
        Optional<LogPosition> after = Optional.empty();
        while (all.size() < MOST_EVENTS) {
            List<LoggedEvent> next = events.pageOf(workspace, id, after, AT_ONCE);
            all.addAll(next);
            if (next.size() < AT_ONCE) {
                break;
            }
            after = Optional.of(next.getLast().position());
        }
        return all;
    }
}
