package dev.kith.referrals;

import static java.util.stream.Collectors.toSet;

import dev.kith.people.Email;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The persons of an example case. Each is called by a name, and a name may turn out to be another's. */
final class Players {

    private record Known(String name, PersonId person, Instant firstSeen, Set<String> emails) {

        Known as(PersonId other) {
            return new Known(name, other, firstSeen, emails);
        }
    }

    private final Map<RootId, Known> known = new HashMap<>();

    static RootId root(String name) {
        return new RootId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** Known from the first time they are heard of. */
    RootId see(String name, Instant at) {
        RootId root = root(name);
        known.putIfAbsent(root, new Known(name, new PersonId(root.value()), at, new HashSet<>()));
        return root;
    }

    void write(RootId root, Email email) {
        of(root).emails().add(email.address());
    }

    /** From now on, the other and everybody they are is this person. */
    void merge(RootId root, RootId other) {
        PersonId one = of(root).person();
        PersonId gone = of(other).person();
        known.replaceAll((_, each) -> each.person().equals(gone) ? each.as(one) : each);
    }

    Optional<PersonId> find(String name) {
        return Optional.ofNullable(known.get(root(name))).map(Known::person);
    }

    PersonId personOf(RootId root) {
        return of(root).person();
    }

    /** What the case calls them. */
    String nameOf(PersonId person) {
        return of(new RootId(person.value())).name();
    }

    Person person(PersonId id) {
        Set<RootId> roots = known.entrySet().stream()
                .filter(each -> each.getValue().person().equals(id))
                .map(Map.Entry::getKey)
                .collect(toSet());
        Set<String> emails =
                roots.stream().flatMap(root -> of(root).emails().stream()).collect(toSet());
        return new Person(
                id,
                roots,
                Optional.of(nameOf(id)),
                emails,
                emails.stream().map(address -> new Email(address).canonical()).collect(toSet()),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                roots.stream()
                        .map(root -> of(root).firstSeen())
                        .min(Instant::compareTo)
                        .orElseThrow());
    }

    private Known of(RootId root) {
        return Optional.ofNullable(known.get(root)).orElseThrow();
    }
}
