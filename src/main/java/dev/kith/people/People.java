package dev.kith.people;

import static java.util.stream.Collectors.groupingBy;

import dev.kith.people.Identities.Resolution;
import dev.kith.platform.database.Tally;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The people module's front door. Everything here happens in the transaction, and so in the workspace, that is already
 * open.
 */
@Component
public final class People {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final PersonId LAST = new PersonId(new UUID(-1L, -1L));

    private final Identities identities;
    private final Accounts accounts;
    private final IdentityStore identityStore;
    private final PersonStore store;
    private final ApplicationEventPublisher announcements;

    People(
            Identities identities,
            Accounts accounts,
            IdentityStore identityStore,
            PersonStore store,
            ApplicationEventPublisher announcements) {
        this.identities = identities;
        this.accounts = accounts;
        this.identityStore = identityStore;
        this.store = store;
        this.announcements = announcements;
    }

    /**
     * Whom each sighting was of, in the same order. Names seen for the first time are written down, and all persons named
     * are locked until the transaction ends.
     */
    public List<Identified> resolve(List<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return List.of();
        }
        Resolution resolution = identities.resolve(sightings);
        announce(resolution.relinked());
        return resolution.identified();
    }

    public Identified resolve(Sighting sighting) {
        return resolve(List.of(sighting)).getFirst();
    }

    /** Keeps what was said about people; of each trait, what happened last wins. */
    public void learn(List<Description> descriptions) {
        record Place(RootId root, Trait.Layer layer, String key) {}
        var latest = new LinkedHashMap<Place, Trait>();
        for (Description description : descriptions) {
            for (Trait trait : description.kept()) {
                latest.merge(
                        new Place(trait.root(), trait.layer(), trait.key()), trait, (one, other) -> later(one, other));
            }
        }
        if (!latest.isEmpty()) {
            store.write(List.copyOf(latest.values()));
        }
    }

    /** Locks persons, in the order of their ids, until the transaction ends. */
    public void lock(Collection<PersonId> persons) {
        if (!persons.isEmpty()) {
            identityStore.lock(persons);
        }
    }

    /** By the id that was asked for, which may be an old one of the person found. */
    public Map<PersonId, Person> load(Collection<PersonId> persons) {
        if (persons.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<PersonId, Person>();
        store.factsOf(persons).stream()
                .collect(groupingBy(PersonStore.Fact::asked))
                .forEach((asked, facts) -> found.put(asked, PersonReading.person(facts)));
        return found;
    }

    public Optional<Person> load(PersonId person) {
        return Optional.ofNullable(load(List.of(person)).get(person));
    }

    /** Whom each root belongs to now; roots nobody ever had are missing. */
    public Map<RootId, PersonId> personsOf(Collection<RootId> roots) {
        return roots.isEmpty() ? Map.of() : store.personsOf(roots);
    }

    /** Like {@link #personsOf}, counting in what browsers merely said: for reports, never for money. */
    public Map<RootId, PersonId> journeysOf(Collection<RootId> roots) {
        return roots.isEmpty() ? Map.of() : store.journeysOf(roots);
    }

    /** All names of a person, and what belongs to each is theirs. */
    public List<Name> names(PersonId person) {
        return store.namesOf(person);
    }

    /** Which accounts of the shop were made one in this person, the earliest first. */
    public List<Merger> mergersOf(PersonId person) {
        Map<RootId, Identifier> accounts = new HashMap<>();
        names(person).stream()
                .filter(name -> name.identifier().type().equals(Identifier.USER))
                .forEach(name -> accounts.put(name.root(), name.identifier()));
        return accounts.size() < 2
                ? List.of()
                : identityStore.claimsAmong(accounts.keySet(), Trust.PROVEN).stream()
                        .filter(judged ->
                                judged.refusal().isEmpty() && !judged.claim().retracted())
                        .map(Judged::claim)
                        .sorted(Claim.BY_TIME)
                        .map(claim -> new Merger(
                                value(accounts, claim.a()),
                                value(accounts, claim.b()),
                                claim.at(),
                                !claim.messageId().startsWith(Accounts.BY_HAND)))
                        .toList();
    }

    private static String value(Map<RootId, Identifier> accounts, RootId root) {
        return Objects.requireNonNull(accounts.get(root)).value();
    }

    /** By the id the shop gave them. */
    public Optional<PersonId> find(String userId) {
        return Identifier.user(userId).flatMap(store::find);
    }

    /** By an address that a trusted source, or a proof, tied to them. */
    public Optional<PersonId> findByEmail(String email) {
        return Identifier.email(email).flatMap(store::find);
    }

    /** A person whom a text finds, and when the name it finds them by was first heard. */
    public record Found(Person person, Instant seen) {}

    /** Persons of whom a name, the user id, address or phone begins with the text, most recently met first. */
    public List<Person> search(String text, int most) {
        return search(text, END_OF_TIME, LAST, most).stream().map(Found::person).toList();
    }

    /** The same after one who was already seen. */
    public List<Found> search(String text, Instant before, PersonId beforeId, int most) {
        List<PersonStore.Hit> hits = store.search(text.strip(), before, beforeId, most);
        Map<PersonId, Person> persons =
                load(hits.stream().map(PersonStore.Hit::person).toList());
        return hits.stream()
                .flatMap(hit ->
                        Optional.ofNullable(persons.get(hit.person()))
                                .map(person -> new Found(person, hit.seen()))
                                .stream())
                .toList();
    }

    /** How many {@link #search} leads through. */
    public Tally count(String text) {
        return store.count(text.strip());
    }

    /** Makes two accounts of the shop one. */
    public Merge merge(String fromUserId, String intoUserId) {
        return accounts.merge(fromUserId, intoUserId, this::announce);
    }

    /** Takes a merge back, and remembers who said that these two are not the same. */
    public Merge unmerge(String fromUserId, String intoUserId, String staff) {
        return accounts.unmerge(fromUserId, intoUserId, staff, this::announce);
    }

    private void announce(Set<RootId> relinked) {
        if (!relinked.isEmpty()) {
            announcements.publishEvent(new PersonLinksChanged(relinked));
        }
    }

    private static Trait later(Trait one, Trait other) {
        int byTime = one.at().compareTo(other.at());
        int order = byTime != 0 ? byTime : one.messageId().compareTo(other.messageId());
        return order > 0 ? one : other;
    }
}
