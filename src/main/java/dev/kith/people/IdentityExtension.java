package dev.kith.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds claims to what was folded before, without reading the old claims again.
 *
 * <p>That is exact only if every new claim is younger than all claims about the persons it touches; in every other case it
 * declines, and everything around the claim must be folded anew.
 */
final class IdentityExtension {

    private final Map<RootId, Placed> nodes = new HashMap<>();
    private final Map<String, RootId> users = new HashMap<>();
    private final Map<RootId, Integer> counted = new HashMap<>();
    private final Map<Claim, Optional<Refusal>> verdicts = new HashMap<>();
    private final Set<RootId> fresh;
    private final Components persons = new Components();
    private final Components journeys = new Components();

    private IdentityExtension(Collection<Placed> known, Set<RootId> fresh) {
        this.fresh = fresh;
        for (Placed placed : known) {
            nodes.put(placed.node().root(), placed);
            if (placed.node().identifier().isUser()) {
                users.put(placed.node().identifier().value(), placed.node().root());
            }
        }
        for (Placed placed : known) {
            boolean user = placed.node().identifier().isUser();
            persons.add(placed.node(), user ? accountOf(placed) : Optional.empty(), placed.until());
            journeys.add(placed.node(), accountOf(placed), placed.until());
        }
        known.stream()
                .collect(groupingBy(
                        Placed::person, mapping(placed -> placed.node().root(), toList())))
                .values()
                .forEach(persons::force);
        known.stream()
                .collect(groupingBy(
                        Placed::journey, mapping(placed -> placed.node().root(), toList())))
                .values()
                .forEach(journeys::force);
    }

    /** Empty if the claims cannot be judged one by one. */
    static Optional<IdentityFold.Result> of(Collection<Placed> known, Set<RootId> fresh, List<Claim> claims) {
        var extension = new IdentityExtension(known, fresh);
        var order = Claim.judgingOrder(root -> extension.placed(root).node().identifier());
        for (Claim claim : claims.stream().sorted(order).toList()) {
            if (!extension.judges(claim)) {
                return Optional.empty();
            }
        }
        return Optional.of(extension.result());
    }

    private boolean judges(Claim claim) {
        if (claim.kind() == Claim.Kind.MERGE || claim.retracted() || crowds(claim.a()) || crowds(claim.b())) {
            return false;
        }
        if (!isStandingOfSomebodyNew(claim) && (isLate(claim, claim.a()) || isLate(claim, claim.b()))) {
            return false;
        }
        if (claim.isBelieved()) {
            if (isGlued(claim.a()) || isGlued(claim.b())) {
                return false;
            }
            var refusal = persons.unite(claim.a(), claim.b());
            if (refusal.isEmpty()) {
                journeys.force(List.of(claim.a(), claim.b()));
            }
            verdicts.put(claim, refusal);
        } else {
            verdicts.put(claim, journeys.unite(claim.a(), claim.b()));
        }
        return true;
    }

    /** A browser's word holds persons together here: a believed claim goes before it and may undo it. */
    private boolean isGlued(RootId root) {
        return journeys.size(root) != persons.size(root);
    }

    private boolean isLate(Claim claim, RootId root) {
        return !claim.at().isAfter(journeys.until(root));
    }

    /** It comes before every other claim, but a name nobody has used yet cannot change any of their verdicts. */
    private boolean isStandingOfSomebodyNew(Claim claim) {
        return claim.equals(Claim.standing(claim.a(), claim.b()))
                && (isNewClaimedUser(claim.a()) || isNewClaimedUser(claim.b()));
    }

    private boolean isNewClaimedUser(RootId root) {
        return fresh.contains(root) && placed(root).node().identifier().isClaimedUser();
    }

    private boolean crowds(RootId root) {
        Placed placed = placed(root);
        return accountOf(placed).isEmpty()
                && counted.merge(root, 1, Integer::sum) + placed.claims() > IdentityFold.CROWD;
    }

    private Optional<RootId> accountOf(Placed placed) {
        Identifier identifier = placed.node().identifier();
        if (identifier.isUser()) {
            return Optional.of(new RootId(placed.person().value()));
        }
        if (!identifier.isClaimedUser()) {
            return Optional.empty();
        }
        RootId user = users.get(identifier.value());
        return Optional.of(
                user == null
                        ? placed.node().root()
                        : new RootId(placed(user).person().value()));
    }

    private IdentityFold.Result result() {
        var personOf = new HashMap<RootId, PersonId>();
        var journeyOf = new HashMap<RootId, PersonId>();
        for (RootId root : nodes.keySet()) {
            personOf.put(root, new PersonId(persons.canonical(root).value()));
            journeyOf.put(root, new PersonId(journeys.canonical(root).value()));
        }
        return new IdentityFold.Result(personOf, journeyOf, verdicts, new HashSet<>());
    }

    private Placed placed(RootId root) {
        Placed placed = nodes.get(root);
        if (placed == null) {
            throw new IllegalArgumentException("a claim names a root outside of its graph");
        }
        return placed;
    }
}
