package dev.kith.portal;

import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.portal.Standing.Invitation;
import dev.kith.programs.ProgramId;
import dev.kith.programs.Programs;
import dev.kith.programs.Running;
import dev.kith.programs.Terms;
import dev.kith.referrals.AdvocateWish;
import dev.kith.referrals.Channel;
import dev.kith.referrals.Enrollment;
import dev.kith.referrals.Membership;
import dev.kith.referrals.Memberships;
import dev.kith.referrals.Referral;
import dev.kith.referrals.Referrals;
import dev.kith.referrals.Shares;
import dev.kith.rewards.Reward;
import dev.kith.rewards.Rewards;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The front door to what a member may see and do. */
@Component
public final class Portal {

    private final Tenant tenant;
    private final People people;
    private final Programs programs;
    private final Memberships memberships;
    private final Referrals referrals;
    private final Shares shares;
    private final Rewards rewards;
    private final PortalStore store;
    private final InstantSource clock;

    Portal(
            Tenant tenant,
            People people,
            Programs programs,
            Memberships memberships,
            Referrals referrals,
            Shares shares,
            Rewards rewards,
            PortalStore store,
            InstantSource clock) {
        this.tenant = tenant;
        this.people = people;
        this.programs = programs;
        this.memberships = memberships;
        this.referrals = referrals;
        this.shares = shares;
        this.rewards = rewards;
        this.store = store;
        this.clock = clock;
    }

    /** @param program the key of the program to invite to; empty for the one with the highest priority */
    public Standing standing(Member member, Optional<String> program) {
        return tenant.run(member.workspace(), () -> {
            Instant now = clock.instant();
            Person person = people.load(member.person()).orElseThrow();
            List<Referral> brought = referrals.ofAdvocate(member.workspace(), member.person());
            List<Reward> earned = rewards.ofMember(member.workspace(), member.person());
            return new Standing(
                    person,
                    invitation(member.workspace(), person, program, now),
                    rewards.balanceOf(member.workspace(), member.person()),
                    brought,
                    earned,
                    promises(earned),
                    names(brought));
        });
    }

    /** The terms of a program that is open at the moment, by key or the one with the highest priority. */
    public Optional<Terms> openTerms(WorkspaceId workspace, Optional<String> program) {
        Instant now = clock.instant();
        return tenant.run(
                workspace, () -> open(program, now).stream().findFirst().map(running -> terms(running, now)));
    }

    private List<Running> open(Optional<String> wished, Instant now) {
        return programs.running().stream()
                .filter(running -> running.liveAt(now) && running.inForce(now).isPresent())
                .filter(running -> wished.isEmpty() || running.key().equals(wished.get()))
                .sorted(Comparator.comparingInt((Running running) -> -priority(running, now))
                        .thenComparing(Running::key))
                .toList();
    }

    /** Whoever may join by themselves does so by looking: there is nothing to fill in. */
    private Optional<Invitation> invitation(
            WorkspaceId workspace, Person person, Optional<String> wished, Instant now) {
        List<Running> open = open(wished, now);
        Map<ProgramId, Membership> joined = joined(person.id());
        return open.stream()
                .filter(running -> joined.containsKey(running.id()))
                .findFirst()
                .or(() -> open.stream()
                        .filter(running -> join(workspace, running, person))
                        .findFirst())
                .flatMap(running -> invitation(running, person.id(), now));
    }

    private static int priority(Running running, Instant now) {
        return terms(running, now).attribution().priority();
    }

    private Optional<Invitation> invitation(Running running, PersonId person, Instant now) {
        return Optional.ofNullable(joined(person).get(running.id()))
                .filter(membership -> membership.state() == Membership.State.ACTIVE)
                .map(membership -> new Invitation(
                        terms(running, now),
                        membership,
                        memberships.codesOf(List.of(membership.id())).getOrDefault(membership.id(), List.of())))
                .filter(invitation -> !invitation.codes().isEmpty());
    }

    private boolean join(WorkspaceId workspace, Running running, Person person) {
        var enrollment = person.userId()
                .map(user -> memberships.enroll(
                        workspace,
                        new AdvocateWish(running.id(), user, Optional.empty(), Optional.empty(), Optional.empty())));
        if (enrollment.isPresent() && enrollment.get() instanceof Enrollment.Enrolled joined) {
            shownName(person)
                    .ifPresent(name ->
                            memberships.showAs(workspace, joined.membership().id(), Optional.of(name)));
        }
        return enrollment.isPresent();
    }

    /** Until they say otherwise, friends see the first name that the shop knows them by. */
    private static Optional<String> shownName(Person person) {
        return person.name().map(Portal::firstNameOf).filter(Membership::isShowable);
    }

    private Map<ProgramId, Membership> joined(PersonId person) {
        var byProgram = new HashMap<ProgramId, Membership>();
        memberships
                .ofPersons(List.of(person))
                .getOrDefault(person, List.of())
                .forEach(membership -> byProgram.putIfAbsent(membership.program(), membership));
        return byProgram;
    }

    private static Terms terms(Running running, Instant now) {
        return running.inForce(now).orElseThrow().terms();
    }

    private Map<Reward, Terms> promises(Collection<Reward> earned) {
        var promises = new HashMap<Reward, Terms>();
        earned.forEach(reward ->
                promises.put(reward, programs.version(reward.version()).terms()));
        return promises;
    }

    /** Only of friends who said that whoever invited them may know. */
    private Map<Referral, String> names(List<Referral> brought) {
        var persons = people.personsOf(brought.stream().map(Referral::friend).toList());
        Map<PersonId, Person> friends = people.load(Set.copyOf(persons.values()));
        Set<RootId> open = store.open(friends.values().stream()
                .flatMap(friend -> friend.roots().stream())
                .toList());
        var names = new HashMap<Referral, String>();
        for (Referral referral : brought) {
            Optional.ofNullable(persons.get(referral.friend()))
                    .flatMap(id -> Optional.ofNullable(friends.get(id)))
                    .filter(friend -> friend.roots().stream().anyMatch(open::contains))
                    .flatMap(Person::name)
                    .ifPresent(name -> names.put(referral, firstNameOf(name)));
        }
        return names;
    }

    /** A friend agrees, or does not, to be named to whoever invited them. */
    public void beOpen(Member member, boolean open) {
        tenant.run(member.workspace(), () -> {
            Set<RootId> roots = people.load(member.person()).map(Person::roots).orElse(Set.of());
            store.setOpen(roots, member.root(), open);
            return true;
        });
    }

    public boolean isOpen(Member member) {
        return tenant.run(
                member.workspace(),
                () -> !store.open(
                                people.load(member.person()).map(Person::roots).orElse(Set.of()))
                        .isEmpty());
    }

    /** How friends see the member called; empty for no name at all. */
    public void showAs(Member member, Optional<String> name) {
        tenant.run(member.workspace(), () -> {
            memberships
                    .ofPersons(List.of(member.person()))
                    .getOrDefault(member.person(), List.of())
                    .forEach(membership -> memberships.showAs(member.workspace(), membership.id(), name));
            return true;
        });
    }

    /** A code of the member's own choice beside the ones there are; empty if there is nothing to invite to. */
    public Optional<Enrollment> addCode(Member member, String wish) {
        return tenant.run(member.workspace(), () -> {
            Standing standing = standing(member, Optional.empty());
            return standing.invitation()
                    .flatMap(invitation -> standing.person()
                            .userId()
                            .map(user -> memberships.enroll(
                                    member.workspace(),
                                    new AdvocateWish(
                                            invitation.membership().program(),
                                            user,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.of(wish)))));
        });
    }

    /** A button to share was pressed. */
    public void shared(Member member, Optional<String> program, String channel, String placement) {
        standing(member, program)
                .invitation()
                .ifPresent(invitation -> shares.pressed(
                        member.workspace(), invitation.membership().id(), Channel.of(channel), placement));
    }

    /** How somebody is called who said no more than a full name. */
    static String firstNameOf(String name) {
        return name.strip().split("\\s+", 2)[0];
    }
}
