package dev.kith.insights;

import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.platform.page.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One person in a tree of who brought whom.
 *
 * @param person whose page can be opened
 * @param state of the referral that brought them, or {@code root}
 * @param spent net of their orders so far, in minor units
 * @param friends those they brought, the ones who spent most first
 */
public record Kin(PersonId person, String name, String state, long spent, List<Kin> friends) {

    public Kin {
        friends = List.copyOf(friends);
    }

    /** This person and everybody below them. */
    List<PersonId> everybody() {
        return Stream.concat(Stream.of(person), friends.stream().flatMap(friend -> friend.everybody().stream()))
                .toList();
    }

    Kin named(Map<PersonId, Person> known) {
        String called =
                Optional.ofNullable(known.get(person)).map(Person::called).orElse(name);
        return new Kin(
                person,
                called,
                state,
                spent,
                friends.stream().map(friend -> friend.named(known)).toList());
    }

    /** The same tree with names as this reader may know them. */
    public Kin masked(Frame frame) {
        return new Kin(
                person,
                frame.personal(name),
                state,
                spent,
                friends.stream().map(friend -> friend.masked(frame)).toList());
    }
}
