package dev.kith.people;

import static java.util.stream.Collectors.groupingBy;
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
 * Judges claims and tells who is who: a pure function of the set of claims, whatever order they arrived in.
 *
 * <p>First, trusted merges make accounts. Then believed claims join names, in the order of their times, as long as nobody
 * gets a second account or too many names: the result is persons, and money knows only these. Last, what browsers merely
 * said is laid on top under the same rules: the result is journeys, and reports know those.
 */
final class IdentityFold {

    /** A name that more accounts than this lay claim to names nobody. */
    static final int CROWD = 20;

    /** Who is who, and what became of each claim. */
    record Result(
            Map<RootId, PersonId> persons,
            Map<RootId, PersonId> journeys,
            Map<Claim, Optional<Refusal>> verdicts,
            Set<RootId> shared) {

        PersonId personOf(RootId root) {
            return Objects.requireNonNull(persons.get(root));
        }

        PersonId journeyOf(RootId root) {
            return Objects.requireNonNull(journeys.get(root));
        }
    }

    private final Map<RootId, Node> nodes = new HashMap<>();
    private final Map<String, RootId> users = new HashMap<>();
    private final List<Claim> claims;
    private final Set<Claim.Pair> denied;
    private final Map<Claim, Optional<Refusal>> verdicts = new HashMap<>();
    private final Components accounts = new Components();

    private IdentityFold(Collection<Node> nodes, Collection<Claim> claims) {
        for (Node node : nodes) {
            this.nodes.put(node.root(), node);
            accounts.add(node, Optional.empty(), Instant.EPOCH);
            if (node.identifier().isUser()) {
                users.put(node.identifier().value(), node.root());
            }
        }
        this.denied = claims.stream().filter(Claim::retracted).map(Claim::pair).collect(toSet());
        this.claims = claims.stream()
                .filter(claim -> !claim.retracted())
                .sorted(Claim.judgingOrder(root -> node(root).identifier()))
                .toList();
    }

    static Result of(Collection<Node> nodes, Collection<Claim> claims) {
        return new IdentityFold(nodes, claims).result();
    }

    private Result result() {
        for (Claim claim : claims) {
            refusedUnseen(claim).ifPresent(refusal -> verdicts.put(claim, Optional.of(refusal)));
        }
        mergeAccounts();
        Set<RootId> shared = crowded(true);
        Components persons = persons(shared);
        Components journeys = journeys(persons, crowded(false));
        return new Result(named(persons), named(journeys), verdicts, shared);
    }

    private Optional<Refusal> refusedUnseen(Claim claim) {
        if (denied.contains(claim.pair())) {
            return Optional.of(Refusal.DENIED);
        }
        boolean unproven = claim.kind() == Claim.Kind.MERGE && claim.trust() != Trust.TRUSTED;
        return unproven ? Optional.of(Refusal.ALIAS_NEEDS_SECRET) : Optional.empty();
    }

    private void mergeAccounts() {
        for (Claim claim : claims) {
            if (claim.kind() == Claim.Kind.MERGE && isOpen(claim)) {
                accounts.force(List.of(claim.a(), claim.b()));
                verdicts.put(claim, Optional.empty());
            }
        }
    }

    private Components persons(Set<RootId> shared) {
        var persons = new Components();
        for (Node node : nodes.values()) {
            var account = node.identifier().isUser() ? accountOf(node) : Optional.<RootId>empty();
            persons.add(node, account, Instant.EPOCH);
        }
        together(accounts).forEach(persons::force);
        for (Claim claim : claims) {
            if (claim.isBelieved() && isOpen(claim)) {
                verdicts.put(claim, judge(claim, persons, shared));
            }
        }
        return persons;
    }

    private Components journeys(Components persons, Set<RootId> crowded) {
        var journeys = new Components();
        for (Node node : nodes.values()) {
            journeys.add(node, accountOf(node), Instant.EPOCH);
        }
        together(persons).forEach(journeys::force);
        for (Claim claim : claims) {
            if (!claim.isBelieved() && isOpen(claim)) {
                verdicts.put(claim, judge(claim, journeys, crowded));
            }
        }
        return journeys;
    }

    private static Optional<Refusal> judge(Claim claim, Components components, Set<RootId> shared) {
        boolean ofNobody = shared.contains(claim.a()) || shared.contains(claim.b());
        return ofNobody ? Optional.of(Refusal.SHARED) : components.unite(claim.a(), claim.b());
    }

    /** The account a user id belongs to, or that a browser says it belongs to. */
    private Optional<RootId> accountOf(Node node) {
        if (node.identifier().isUser()) {
            return Optional.of(accounts.canonical(node.root()));
        }
        if (node.identifier().isClaimedUser()) {
            RootId user = users.get(node.identifier().value());
            return Optional.of(user == null ? node.root() : accounts.canonical(user));
        }
        return Optional.empty();
    }

    /** Names of whole crowds: of accounts, or counting in what browsers said. */
    private Set<RootId> crowded(boolean believedOnly) {
        var claimants = new HashMap<RootId, Set<RootId>>();
        for (Claim claim : claims) {
            if (claim.isBelieved() || !believedOnly) {
                countClaimant(claim.a(), claim.b(), claimants);
                countClaimant(claim.b(), claim.a(), claimants);
            }
        }
        return claimants.entrySet().stream()
                .filter(name -> name.getValue().size() > CROWD)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    private void countClaimant(RootId name, RootId claimant, Map<RootId, Set<RootId>> claimants) {
        if (accountOf(node(name)).isEmpty()) {
            accountOf(node(claimant))
                    .ifPresent(account -> claimants
                            .computeIfAbsent(name, _ -> new HashSet<>())
                            .add(account));
        }
    }

    private Collection<List<RootId>> together(Components components) {
        return nodes.keySet().stream()
                .collect(groupingBy(components::canonical))
                .values();
    }

    private Map<RootId, PersonId> named(Components components) {
        var named = new HashMap<RootId, PersonId>();
        nodes.keySet()
                .forEach(root ->
                        named.put(root, new PersonId(components.canonical(root).value())));
        return named;
    }

    private boolean isOpen(Claim claim) {
        return !verdicts.containsKey(claim);
    }

    private Node node(RootId root) {
        Node node = nodes.get(root);
        if (node == null) {
            throw new IllegalArgumentException("a claim names a root outside of its graph");
        }
        return node;
    }
}
