package dev.kith.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What judging claims changed: verdicts to store, roots that moved, and persons whose composition is not what it was.
 *
 * @param until the youngest claim on each person that was touched
 * @param relinked earlier known roots of persons that gained or lost some
 */
record IdentityChange(
        Map<Claim, Optional<Refusal>> verdicts,
        Set<Move> moved,
        Map<PersonId, Instant> until,
        Set<RootId> shared,
        Set<RootId> relinked) {

    /** A root and whom it belongs to from now on. */
    record Move(RootId root, PersonId person, PersonId journey) {}

    /**
     * Compares the map as it was with what was found.
     *
     * @param before every node that was judged, as the book had it
     * @param fresh those of them that are not in the map yet
     * @param stored the verdicts as they were
     */
    static IdentityChange between(
            Collection<Known> before,
            Set<RootId> fresh,
            IdentityFold.Result after,
            Map<Claim, Optional<Refusal>> stored) {
        var verdicts = new HashMap<>(after.verdicts());
        verdicts.entrySet().removeAll(stored.entrySet());
        var moved = new HashSet<Move>();
        var persons = new HashSet<PersonId>();
        for (Known known : before) {
            boolean isFresh = fresh.contains(known.root());
            var was = new Move(known.root(), known.person(), known.journey());
            var now = new Move(known.root(), after.personOf(known.root()), after.journeyOf(known.root()));
            if (isFresh || !now.equals(was)) {
                moved.add(now);
                persons.add(now.person());
                if (!isFresh) {
                    persons.add(was.person());
                }
            }
        }
        verdicts.keySet().forEach(claim -> {
            persons.add(after.personOf(claim.a()));
            persons.add(after.personOf(claim.b()));
        });
        var earlier =
                before.stream().filter(known -> !fresh.contains(known.root())).toList();
        var alreadyShared =
                earlier.stream().filter(Known::shared).map(Known::root).collect(toSet());
        var shared = new HashSet<>(after.shared());
        shared.removeAll(alreadyShared);
        return new IdentityChange(verdicts, moved, until(persons, after), shared, relinked(earlier, after));
    }

    private static Map<PersonId, Instant> until(Set<PersonId> persons, IdentityFold.Result after) {
        var until = new HashMap<PersonId, Instant>();
        persons.forEach(person -> until.put(person, Instant.EPOCH));
        for (Claim claim : after.verdicts().keySet()) {
            until.computeIfPresent(after.personOf(claim.a()), (_, at) -> later(at, claim.at()));
            until.computeIfPresent(after.personOf(claim.b()), (_, at) -> later(at, claim.at()));
        }
        return until;
    }

    private static Set<RootId> relinked(List<Known> known, IdentityFold.Result after) {
        var then = known.stream().collect(groupingBy(Known::person, mapping(Known::root, toSet())));
        var now =
                known.stream().collect(groupingBy(node -> after.personOf(node.root()), mapping(Known::root, toSet())));
        return known.stream()
                .filter(node -> !Objects.equals(then.get(node.person()), now.get(after.personOf(node.root()))))
                .map(Known::root)
                .collect(toSet());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
