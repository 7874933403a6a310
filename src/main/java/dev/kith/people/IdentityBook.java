package dev.kith.people;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.kith.kernel.Ids;
import dev.kith.people.Reading.Saying;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of one call: those the store knows, and those that are written into it for the first time. */
final class IdentityBook {

    private final IdentityStore store;
    private final Ids ids;
    private final Map<Identifier, Known> known = new HashMap<>();
    private final Map<RootId, Identifier> names = new HashMap<>();
    private final Set<RootId> fresh = new HashSet<>();
    private final Set<PersonId> locked = new HashSet<>();
    private final List<Claim> promoted = new ArrayList<>();
    private final Set<RootId> unsettled = new HashSet<>();

    IdentityBook(IdentityStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    Collection<Known> known() {
        return known.values();
    }

    Set<RootId> fresh() {
        return fresh;
    }

    Set<PersonId> locked() {
        return locked;
    }

    /** Known roots around which claims were taken away. */
    Set<RootId> unsettled() {
        return unsettled;
    }

    Known known(Identifier name) {
        return Objects.requireNonNull(known.get(name), "a name that was never looked up");
    }

    void open(List<Reading> readings) {
        var named = new TreeMap<Identifier, Instant>();
        var older = new TreeMap<Identifier, Instant>();
        for (Reading reading : readings) {
            Instant at = reading.sighting().at();
            reading.names().forEach(name -> named.merge(name, at, IdentityBook::earlier));
            reading.previous().ifPresent(said -> older.merge(said.one(), at, IdentityBook::earlier));
        }
        if (!older.isEmpty()) {
            store.keepNamesAsTheyAre();
        }
        var asked = new LinkedHashSet<>(named.keySet());
        older.keySet().forEach(name -> {
            asked.add(name);
            asked.add(asUser(name));
        });
        learn(store.find(asked));
        older.forEach((name, at) -> {
            if (!named.containsKey(asUser(name)) && !known.containsKey(asUser(name))) {
                named.putIfAbsent(name, at);
            }
        });
        add(named);
        meetNewUsers();
    }

    private void add(SortedMap<Identifier, Instant> named) {
        var nodes = new ArrayList<Node>();
        var seen = new HashMap<RootId, Instant>();
        named.forEach((name, at) -> {
            if (!known.containsKey(name)) {
                var node = new Node(new RootId(ids.next()), name);
                nodes.add(node);
                seen.put(node.root(), at);
            }
        });
        if (nodes.isEmpty()) {
            return;
        }
        Set<RootId> added = store.add(nodes, seen);
        var lost = new ArrayList<Identifier>();
        for (Node node : nodes) {
            if (added.contains(node.root())) {
                learn(List.of(Known.fresh(node)));
                fresh.add(node.root());
            } else {
                lost.add(node.identifier());
            }
        }
        if (!lost.isEmpty()) {
            learn(store.find(lost));
        }
    }

    /** A new user id may be what browsers claimed, or what an alias took for an anonymous name. */
    private void meetNewUsers() {
        var twins = new LinkedHashSet<Identifier>();
        for (RootId root : fresh) {
            Identifier name = name(root);
            if (name.isUser()) {
                twins.add(asClaimed(name));
                twins.add(asAnonymous(name));
            } else if (name.isClaimedUser()) {
                twins.add(asUser(name));
            }
        }
        twins.removeAll(known.keySet());
        if (!twins.isEmpty()) {
            learn(store.find(twins));
        }
        promoteAliases();
    }

    private void promoteAliases() {
        var users = new HashMap<RootId, RootId>();
        for (RootId root : fresh) {
            Known anonymous = known.get(asAnonymous(name(root)));
            if (name(root).isUser() && anonymous != null && !fresh.contains(anonymous.root())) {
                users.put(anonymous.root(), root);
            }
        }
        if (users.isEmpty()) {
            return;
        }
        for (Claim alias : store.takeAliasesOf(users.keySet())) {
            RootId older = users.containsKey(alias.a()) ? alias.a() : alias.b();
            RootId newer = older.equals(alias.a()) ? alias.b() : alias.a();
            RootId user = Objects.requireNonNull(users.get(older));
            promoted.add(Claim.of(
                    Claim.Kind.MERGE, Claim.Pair.of(user, newer), alias.trust(), alias.at(), alias.messageId()));
            unsettled.add(older);
        }
    }

    /** Locks everybody who was named. Whoever changed until then is read again. */
    void lockAll() {
        var versions = new HashMap<PersonId, Long>();
        Set<PersonId> wanted = persons();
        while (!versions.keySet().containsAll(wanted)) {
            versions.putAll(store.lock(wanted));
            if (stored().anyMatch(one -> !Objects.equals(one.version(), versions.get(one.person())))) {
                learn(store.find(stored().map(one -> one.node().identifier()).toList()));
                wanted = persons();
            }
        }
        locked.addAll(versions.keySet());
    }

    private Set<PersonId> persons() {
        return stored().map(Known::person).collect(toSet());
    }

    private Stream<Known> stored() {
        return known.values().stream().filter(one -> !fresh.contains(one.root()));
    }

    /** What these sightings claim, each thing once, with its earliest time. */
    Collection<Claim> claimsOf(List<Reading> readings) {
        var claims = new HashMap<Claim.Key, Claim>();
        for (Reading reading : readings) {
            Sighting sighting = reading.sighting();
            reading.sayings().forEach(said -> claim(Claim.Kind.LINK, said, sighting, claims));
            reading.previous().ifPresent(said -> claimOlderName(said, sighting, claims));
        }
        for (RootId root : fresh) {
            standing(name(root)).ifPresent(claim -> claims.put(claim.key(), claim));
        }
        promoted.forEach(claim -> claims.merge(claim.key(), claim, IdentityBook::earlier));
        return claims.values();
    }

    private void claimOlderName(Saying said, Sighting sighting, Map<Claim.Key, Claim> claims) {
        Identifier user = asUser(said.one());
        if (known.containsKey(user)) {
            claim(Claim.Kind.MERGE, new Saying(user, said.other()), sighting, claims);
        } else {
            claim(Claim.Kind.ALIAS, said, sighting, claims);
        }
    }

    private void claim(Claim.Kind kind, Saying said, Sighting sighting, Map<Claim.Key, Claim> claims) {
        Known one = known(said.one());
        Known other = known(said.other());
        if (one.shared() || other.shared()) {
            return;
        }
        var claim = Claim.of(
                kind, Claim.Pair.of(one.root(), other.root()), sighting.trust(), sighting.at(), sighting.messageId());
        claims.merge(claim.key(), claim, IdentityBook::earlier);
    }

    private Optional<Claim> standing(Identifier name) {
        if (!name.isUser() && !name.isClaimedUser()) {
            return Optional.empty();
        }
        @Nullable Known claimed = known.get(asClaimed(name));
        @Nullable Known user = known.get(asUser(name));
        return claimed == null || user == null
                ? Optional.empty()
                : Optional.of(Claim.standing(claimed.root(), user.root()));
    }

    /** Leaves out what has been said before, unless it is now said of an earlier time. */
    List<Claim> news(Collection<Claim> claims) {
        var pairs = claims.stream()
                .filter(claim -> !fresh.contains(claim.a()) && !fresh.contains(claim.b()))
                .map(Claim::pair)
                .collect(toSet());
        if (pairs.isEmpty()) {
            return List.copyOf(claims);
        }
        Map<Claim.Key, Claim> said = store.claimsOf(pairs).stream().collect(toMap(Claim::key, claim -> claim));
        said.values().stream()
                .filter(Claim::retracted)
                .forEach(claim -> unsettled.addAll(List.of(claim.a(), claim.b())));
        return claims.stream()
                .filter(claim -> {
                    Claim before = said.get(claim.key());
                    return before == null || (!before.retracted() && Claim.BY_TIME.compare(claim, before) < 0);
                })
                .toList();
    }

    void move(IdentityChange.Move move) {
        Identifier name = names.get(move.root());
        if (name != null) {
            known.computeIfPresent(
                    name,
                    (_, was) -> new Known(was.node(), move.person(), move.journey(), was.version(), was.shared()));
        }
    }

    private void learn(Collection<Known> found) {
        for (Known one : found) {
            known.put(one.node().identifier(), one);
            names.put(one.root(), one.node().identifier());
        }
    }

    private Identifier name(RootId root) {
        return Objects.requireNonNull(names.get(root), "a root without a name");
    }

    private static Identifier asUser(Identifier name) {
        return new Identifier(Identifier.USER, name.value());
    }

    private static Identifier asClaimed(Identifier name) {
        return new Identifier(Identifier.CLAIMED, name.value());
    }

    private static Identifier asAnonymous(Identifier name) {
        return new Identifier(Identifier.ANONYMOUS, name.value());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Claim earlier(Claim one, Claim other) {
        return Claim.BY_TIME.compare(one, other) <= 0 ? one : other;
    }
}
