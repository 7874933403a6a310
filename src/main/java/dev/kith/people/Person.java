package dev.kith.people;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody we know, under all the names that may be believed.
 *
 * @param userId the shop's id of them; the oldest one if accounts were merged
 * @param emails their addresses, and those that a trusted source wrote about them
 * @param canonicalEmails the same addresses for comparing, see {@link Email#canonical}; among them those that were told of
 *     this person although they are another account's, to which no letter goes
 * @param name what to call them, as a trusted source told it
 * @param language two letters: the one they read, as a trusted source told it
 */
public record Person(
        PersonId id,
        Set<RootId> roots,
        Optional<String> userId,
        Set<String> emails,
        Set<String> canonicalEmails,
        Optional<String> name,
        Optional<String> language,
        Set<String> phones,
        Set<String> anonymousIds,
        Instant firstSeen) {

    public Person {
        roots = Set.copyOf(roots);
        emails = Set.copyOf(emails);
        canonicalEmails = Set.copyOf(canonicalEmails);
        phones = Set.copyOf(phones);
        anonymousIds = Set.copyOf(anonymousIds);
    }

    /** What staff see them called: their name, else an address, else the shop's id of them. */
    public String called() {
        return name.or(() -> emails.stream().sorted().findFirst())
                .or(() -> userId)
                .or(() -> phones.stream().sorted().findFirst())
                .orElseGet(() -> id.value().toString().substring(0, 8));
    }
}
