package dev.kith.referrals;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.kith.journeys.Journeys;
import dev.kith.journeys.Order;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.Programs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Gathers everything known about some friends, one query per table for all of them together. */
@Component
final class Dossiers {

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final People people;
    private final Journeys journeys;
    private final Programs programs;
    private final Memberships memberships;
    private final ClickStore clicks;
    private final FactStore facts;
    private final ReferralStore referrals;

    Dossiers(
            People people,
            Journeys journeys,
            Programs programs,
            Memberships memberships,
            ClickStore clicks,
            FactStore facts,
            ReferralStore referrals) {
        this.people = people;
        this.journeys = journeys;
        this.programs = programs;
        this.memberships = memberships;
        this.clicks = clicks;
        this.facts = facts;
        this.referrals = referrals;
    }

    /** Locks these persons for the rest of the transaction, then reads. */
    List<Friend> of(Collection<PersonId> friends) {
        people.lock(friends);
        Map<PersonId, Person> known = people.load(friends);
        var roots = known.values().stream()
                .flatMap(person -> person.roots().stream())
                .collect(toSet());
        var told = new Told(
                facts.signUpsOf(roots).stream().collect(groupingBy(FactStore.SignUp::root)),
                facts.touchesOf(roots).stream().collect(groupingBy(FactStore.Touch::root)),
                facts.statementsOf(roots).stream().collect(groupingBy(FactStore.Statement::root)),
                facts.deedsOf(roots).stream().collect(groupingBy(FactStore.Deed::root)),
                facts.unknownCodesOf(roots).stream().collect(groupingBy(FactStore.UnknownCode::root)),
                referrals.ofFriends(roots).stream().collect(groupingBy(Referral::friend)),
                journeys.ordersOf(known.values()));
        Map<ClickId, Click> clicked = clicked(told.clicks());
        Map<MembershipId, Advocate> advocates = advocates(told.advocates(clicked.values()));
        Set<RootId> bringing = advocates.isEmpty() ? Set.of() : memberships.among(roots);
        var standing = new Standing(advocates, bringing.isEmpty() ? (_, _) -> false : ancestry(advocates.values()));
        return known.values().stream()
                .map(person -> friend(person, told, clicked, standing))
                .toList();
    }

    /** The advocates that could be meant, and who stands above them. */
    private record Standing(Map<MembershipId, Advocate> advocates, Friend.Ancestry above) {}

    private Friend friend(Person person, Told told, Map<ClickId, Click> clicked, Standing standing) {
        Map<MembershipId, Advocate> advocates = standing.advocates();
        var signUps = new ArrayList<Trigger>();
        var evidence = new ArrayList<Evidence>();
        var happenings = new ArrayList<Happening>();
        var pinned = new ArrayList<Pinned>();
        for (RootId root : person.roots()) {
            told.signUps(root)
                    .map(signUp -> Trigger.signUp(root, signUp.at(), signUp.position()))
                    .forEach(signUps::add);
            told.touches(root)
                    .flatMap(touch -> among(clicked, touch.click())
                            .flatMap(click -> among(advocates, click.membership())
                                    .map(advocate -> evidence(touch, click, advocate))))
                    .forEach(evidence::add);
            told.statements(root)
                    .flatMap(statement ->
                            among(advocates, statement.advocate()).map(advocate -> evidence(statement, advocate)))
                    .forEach(evidence::add);
            told.deeds(root).map(FactStore.Deed::happening).forEach(happenings::add);
            told.referrals(root)
                    .flatMap(referral -> among(advocates, referral.advocate())
                            .map(advocate -> new Pinned(referral, programs.version(referral.version()), advocate)))
                    .forEach(pinned::add);
        }
        told.orders(person.id()).map(order -> Happening.of(order, NOTHING)).forEach(happenings::add);
        happenings.sort(Happening.IN_ORDER);
        signUps.sort(Trigger.IN_ORDER);
        return new Friend(person, signUps, evidence, happenings, told.unknownCodes(person), pinned, standing.above());
    }

    private Map<ClickId, Click> clicked(Set<ClickId> ids) {
        return ids.isEmpty() ? Map.of() : clicks.withIds(ids);
    }

    /** As a stream of one or none. */
    private static <K, V> Stream<V> among(Map<K, V> known, K key) {
        return Stream.ofNullable(known.get(key));
    }

    private Evidence evidence(FactStore.Touch touch, Click click, Advocate advocate) {
        return new Evidence(
                Method.CLICK_ID,
                touch.root(),
                advocate,
                click.code(),
                click.at(),
                touch.position(),
                "click:" + click.id().value(),
                termsAt(click.program(), click.at()),
                click.clickClass().canBeTouch());
    }

    private Evidence evidence(FactStore.Statement statement, Advocate advocate) {
        return new Evidence(
                statement.method(),
                statement.root(),
                advocate,
                statement.code(),
                statement.at(),
                statement.position(),
                statement.source(),
                termsAt(advocate.program(), statement.at()),
                true);
    }

    /** What a touch at that instant was promised; nothing if the program was not live. */
    private Optional<ProgramVersion> termsAt(ProgramId program, Instant at) {
        return programs.liveAt(program, at) ? programs.inForce(program, at) : Optional.empty();
    }

    private Map<MembershipId, Advocate> advocates(Set<MembershipId> ids) {
        Map<MembershipId, Membership> members = memberships.load(ids);
        var persons = members.values().stream().map(Membership::person).collect(toSet());
        Map<PersonId, Person> known = people.load(persons);
        Map<PersonId, List<Order>> orders = journeys.ordersOf(known.values());
        return members.values().stream()
                .flatMap(member -> among(known, member.person())
                        .map(person -> new Advocate(member, person, orders.getOrDefault(person.id(), List.of()))))
                .collect(toMap(advocate -> advocate.membership().id(), advocate -> advocate));
    }

    /**
     * Somebody who brings friends could come to stand above their own advocate. For them, and only for them, the graph is
     * locked and walked: nobody can become an advocate while their person is locked.
     */
    private Friend.Ancestry ancestry(Collection<Advocate> candidates) {
        referrals.lockGraph();
        var personOf = new HashMap<RootId, PersonId>();
        candidates.forEach(
                candidate -> candidate.known().roots().forEach(root -> personOf.put(root, candidate.person())));
        List<ReferralStore.Above> found = referrals.above(personOf.keySet());
        Map<RootId, PersonId> advocates = people.personsOf(
                found.stream().map(ReferralStore.Above::advocate).collect(toSet()));
        var above = new HashMap<PersonId, Set<PersonId>>();
        for (ReferralStore.Above each : found) {
            Optional.ofNullable(advocates.get(each.advocate()))
                    .ifPresent(advocate -> above.computeIfAbsent(
                                    Objects.requireNonNull(personOf.get(each.friend())), _ -> new HashSet<>())
                            .add(advocate));
        }
        return (person, of) -> above.getOrDefault(of, Set.of()).contains(person);
    }

    /** What the tables said, by root. */
    private record Told(
            Map<RootId, List<FactStore.SignUp>> bySignUp,
            Map<RootId, List<FactStore.Touch>> byTouch,
            Map<RootId, List<FactStore.Statement>> byStatement,
            Map<RootId, List<FactStore.Deed>> byDeed,
            Map<RootId, List<FactStore.UnknownCode>> byUnknownCode,
            Map<RootId, List<Referral>> byReferral,
            Map<PersonId, List<Order>> byOrder) {

        Stream<FactStore.SignUp> signUps(RootId root) {
            return bySignUp.getOrDefault(root, List.of()).stream();
        }

        Stream<FactStore.Touch> touches(RootId root) {
            return byTouch.getOrDefault(root, List.of()).stream();
        }

        Stream<FactStore.Statement> statements(RootId root) {
            return byStatement.getOrDefault(root, List.of()).stream();
        }

        Stream<FactStore.Deed> deeds(RootId root) {
            return byDeed.getOrDefault(root, List.of()).stream();
        }

        Map<String, String> unknownCodes(Person person) {
            return person.roots().stream()
                    .flatMap(root -> byUnknownCode.getOrDefault(root, List.of()).stream())
                    .collect(toMap(FactStore.UnknownCode::source, FactStore.UnknownCode::code, (one, _) -> one));
        }

        Stream<Referral> referrals(RootId root) {
            return byReferral.getOrDefault(root, List.of()).stream();
        }

        Stream<Order> orders(PersonId person) {
            return byOrder.getOrDefault(person, List.of()).stream();
        }

        Set<ClickId> clicks() {
            return all(byTouch).map(FactStore.Touch::click).collect(toSet());
        }

        Set<MembershipId> advocates(Collection<Click> clicked) {
            return Stream.of(
                            clicked.stream().map(Click::membership),
                            all(byStatement).map(FactStore.Statement::advocate),
                            all(byReferral).map(Referral::advocate))
                    .flatMap(Function.identity())
                    .collect(toSet());
        }

        private static <T> Stream<T> all(Map<?, List<T>> byKey) {
            return byKey.values().stream().flatMap(List::stream);
        }
    }
}
