package dev.kith.people;

import dev.kith.kernel.Ids;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds out who was seen. What was said before costs a look; what is new is judged with the claims around it, while the
 * rows of all persons it touches are locked.
 */
@Component
final class Identities {

    private final IdentityStore store;
    private final IdentityJudge judge;
    private final Ids ids;

    Identities(IdentityStore store, IdentityJudge judge, Ids ids) {
        this.store = store;
        this.judge = judge;
        this.ids = ids;
    }

    /** Whom each sighting was of, in the same order, and the roots of persons that are not what they were. */
    record Resolution(List<Identified> identified, Set<RootId> relinked) {}

    Resolution resolve(List<Sighting> sightings) {
        var readings = sightings.stream().map(Reading::of).toList();
        var book = new IdentityBook(store, ids);
        book.open(readings);
        book.lockAll();
        List<Claim> claims = book.news(book.claimsOf(readings));
        Set<RootId> relinked = Set.of();
        if (!book.fresh().isEmpty() || !claims.isEmpty()) {
            IdentityChange change = judge.judge(book, claims);
            change.moved().forEach(book::move);
            relinked = change.relinked();
        }
        var identified = readings.stream()
                .map(reading -> book.known(reading.subject()).identified())
                .toList();
        return new Resolution(identified, relinked);
    }
}
