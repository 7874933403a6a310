package dev.kith.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sighting in the terms of the identity graph: its names, the strongest first, and which of them it says are one.
 *
 * @param previous the two ends of an alias call: whether the older one is a user is found out later
 */
record Reading(Sighting sighting, List<Identifier> names, List<Saying> sayings, Optional<Saying> previous) {

    /** Two names that are said to be one person's. */
    record Saying(Identifier one, Identifier other) {}

    static Reading of(Sighting sighting) {
        List<Identifier> names = sighting.trust() == Trust.UNTRUSTED ? claimedNames(sighting) : believedNames(sighting);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a sighting without a name: " + sighting.messageId());
        }
        var sayings = names.stream()
                .skip(1)
                .map(other -> new Saying(names.getFirst(), other))
                .toList();
        return new Reading(sighting, names, sayings, previous(sighting));
    }

    /** The strongest name: what this fact is stored under. */
    Identifier subject() {
        return names.getFirst();
    }

    private static List<Identifier> believedNames(Sighting sighting) {
        var names = new ArrayList<Identifier>();
        sighting.userId().flatMap(Identifier::user).ifPresent(names::add);
        if (sighting.trust() == Trust.TRUSTED) {
            sighting.externals().stream()
                    .flatMap(id -> Identifier.external(id).stream())
                    .forEach(names::add);
        }
        sighting.email().flatMap(Identifier::email).ifPresent(names::add);
        sighting.phone().flatMap(Identifier::phone).ifPresent(names::add);
        sighting.anonymousId().flatMap(Identifier::anonymous).ifPresent(names::add);
        return names.stream().distinct().toList();
    }

    private static List<Identifier> claimedNames(Sighting sighting) {
        var names = new ArrayList<Identifier>();
        sighting.anonymousId().flatMap(Identifier::anonymous).ifPresent(names::add);
        sighting.userId().flatMap(Identifier::claimed).ifPresent(names::add);
        return List.copyOf(names);
    }

    private static Optional<Saying> previous(Sighting sighting) {
        var newer = sighting.trust() == Trust.UNTRUSTED
                ? sighting.userId().flatMap(Identifier::claimed)
                : sighting.userId().flatMap(Identifier::user);
        var older = sighting.previousId().flatMap(Identifier::anonymous);
        return newer.flatMap(now ->
                older.filter(before -> !before.value().equals(now.value())).map(before -> new Saying(before, now)));
    }
}
