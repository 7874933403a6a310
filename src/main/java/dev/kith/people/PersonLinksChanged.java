package dev.kith.people;

import java.util.Set;

/**
 * Announced, inside the transaction that found it out, when names that were known before joined or left a person.
 *
 * @param roots every earlier known root of every person that gained or lost some
 */
public record PersonLinksChanged(Set<RootId> roots) {

    public PersonLinksChanged {
        roots = Set.copyOf(roots);
    }
}
