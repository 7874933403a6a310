package dev.kith.people;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Judges new claims and writes what follows. The short way extends the persons that were touched; when that would not be
 * exact, everything that claims connect with them is folded anew.
 */
@Component
final class IdentityJudge {

    /** Beyond this, what browsers said around a person is left out: nobody real is connected with so many. */
    private static final int MOST = 20_000;

    private final IdentityStore store;

    IdentityJudge(IdentityStore store) {
        this.store = store;
    }

    /** A part of the graph, with all its persons locked. */
    private record Scope(List<Located> nodes, List<Judged> claims, Trust least) {}

    IdentityChange judge(IdentityBook book, List<Claim> claims) {
        var fresh = book.known().stream()
                .filter(known -> book.fresh().contains(known.root()))
                .toList();
        Set<RootId> touched =
                ends(claims).filter(root -> !book.fresh().contains(root)).collect(toSet());
        touched.addAll(book.unsettled());
        List<Located> members = touched.isEmpty() ? List.of() : members(book, touched);
        Optional<IdentityFold.Result> extended = book.unsettled().isEmpty()
                ? IdentityExtension.of(placed(members, fresh), book.fresh(), claims)
                : Optional.empty();
        IdentityChange change = extended.map(
                        result -> IdentityChange.between(known(members, fresh), book.fresh(), result, Map.of()))
                .orElseGet(() -> folded(book, fresh, members, claims));
        write(change);
        return change;
    }

    /** Judges everything around these roots again, because claims about them were taken back or restored. */
    IdentityChange judgeAgain(Set<RootId> around) {
        Scope scope = scope(around, new HashSet<>());
        IdentityChange change = fold(scope, List.of(), Set.of(), List.of());
        write(change);
        return change;
    }

    private void write(IdentityChange change) {
        store.write(change);
        if (!change.shared().isEmpty()) {
            store.markShared(change.shared());
        }
    }

    /** Everybody in the journeys of these roots; whoever is not locked yet is locked, and then read again. */
    private List<Located> members(IdentityBook book, Set<RootId> touched) {
        Set<PersonId> journeys = book.known().stream()
                .filter(known -> touched.contains(known.root()))
                .map(Known::journey)
                .collect(toSet());
        List<Located> members = store.membersOf(journeys, touched);
        while (lock(members, book.locked())) {
            members = store.membersOf(journeysOf(members, touched), touched);
        }
        return members;
    }

    private static Set<PersonId> journeysOf(List<Located> members, Set<RootId> touched) {
        return members.stream()
                .filter(member -> touched.contains(member.known().root()))
                .map(member -> member.known().journey())
                .collect(toSet());
    }

    private IdentityChange folded(IdentityBook book, List<Known> fresh, List<Located> members, List<Claim> claims) {
        Set<RootId> from = members.stream().map(member -> member.known().root()).collect(toSet());
        Scope scope = from.isEmpty() ? new Scope(List.of(), List.of(), Trust.UNTRUSTED) : scope(from, book.locked());
        return fold(scope, fresh, book.fresh(), claims);
    }

    private Scope scope(Set<RootId> from, Set<PersonId> locked) {
        var least = Trust.UNTRUSTED;
        while (true) {
            Set<RootId> reached = store.reach(from, least, least == Trust.UNTRUSTED ? MOST : Integer.MAX_VALUE - 1);
            if (least == Trust.UNTRUSTED && reached.size() > MOST) {
                least = Trust.PROVEN;
                continue;
            }
            List<Located> nodes = store.placesOf(reached);
            if (!lock(nodes, locked)) {
                return new Scope(nodes, store.claimsAmong(reached, least), least);
            }
        }
    }

    private boolean lock(List<Located> nodes, Set<PersonId> locked) {
        Set<PersonId> open = nodes.stream()
                .map(node -> node.known().person())
                .filter(person -> !locked.contains(person))
                .collect(toSet());
        if (open.isEmpty()) {
            return false;
        }
        locked.addAll(store.lock(open).keySet());
        return true;
    }

    private static IdentityChange fold(Scope scope, List<Known> fresh, Set<RootId> freshRoots, List<Claim> news) {
        Map<Claim.Key, Claim> claims = new HashMap<>();
        scope.claims().forEach(judged -> claims.put(judged.claim().key(), judged.claim()));
        news.stream()
                .filter(claim -> claim.trust().compareTo(scope.least()) >= 0)
                .forEach(claim -> claims.put(claim.key(), claim));
        var before = known(scope.nodes(), fresh);
        var nodes = before.stream().map(Known::node).toList();
        IdentityFold.Result result = IdentityFold.of(nodes, claims.values());
        news.stream()
                .filter(claim -> claim.trust().compareTo(scope.least()) < 0)
                .forEach(claim -> result.verdicts().put(claim, Optional.of(Refusal.LIMIT)));
        var stored = scope.claims().stream()
                .filter(judged -> !judged.claim().retracted())
                .collect(toMap(Judged::claim, Judged::refusal));
        return IdentityChange.between(before, freshRoots, result, stored);
    }

    private static List<Known> known(Collection<Located> members, Collection<Known> fresh) {
        return Stream.concat(members.stream().map(Located::known), fresh.stream())
                .toList();
    }

    private static List<Placed> placed(List<Located> members, List<Known> fresh) {
        return Stream.concat(
                        members.stream().map(Located::placed), fresh.stream().map(known -> Placed.alone(known.node())))
                .toList();
    }

    private static Stream<RootId> ends(List<Claim> claims) {
        return claims.stream().flatMap(claim -> Stream.of(claim.a(), claim.b()));
    }
}
