package dev.kith.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Persons in the making: names are united one claim at a time, as long as the result can still be one person. */
final class Components {

    private static final int FEW = 5;
    private static final int MANY = 100;

    private static final class Component {
        private final List<RootId> members = new ArrayList<>();
        private final Set<RootId> accounts = new HashSet<>();
        private final Map<String, Integer> names = new HashMap<>();
        private final Instant until;
        private RootId oldest;
        private @Nullable RootId oldestUser;

        private Component(Node node, Instant until) {
            this.oldest = node.root();
            this.until = until;
            members.add(node.root());
            if (node.identifier().isUser()) {
                oldestUser = node.root();
            } else if (!node.identifier().isClaimedUser()) {
                names.put(node.identifier().type(), 1);
            }
        }

        private Component(Component one, Component other) {
            Component larger = one.members.size() >= other.members.size() ? one : other;
            Component smaller = larger == one ? other : one;
            members.addAll(larger.members);
            members.addAll(smaller.members);
            accounts.addAll(larger.accounts);
            accounts.addAll(smaller.accounts);
            names.putAll(larger.names);
            smaller.names.forEach((type, count) -> names.merge(type, count, Integer::sum));
            until = one.until.isAfter(other.until) ? one.until : other.until;
            oldest = older(one.oldest, other.oldest);
            oldestUser = one.oldestUser == null
                    ? other.oldestUser
                    : other.oldestUser == null ? one.oldestUser : older(one.oldestUser, other.oldestUser);
        }

        private static RootId older(RootId one, RootId other) {
            return Claim.BY_AGE.compare(one, other) <= 0 ? one : other;
        }
    }

    private final Map<RootId, Component> of = new HashMap<>();

    /** Starts a component of one name, about which no claim is younger than {@code until}. */
    void add(Node node, Optional<RootId> account, Instant until) {
        var component = new Component(node, until);
        account.ifPresent(component.accounts::add);
        of.put(node.root(), component);
    }

    /** Unites two components if one person can have all these names; otherwise says why not. */
    Optional<Refusal> unite(RootId a, RootId b) {
        Component one = component(a);
        Component other = component(b);
        if (one == other) {
            return Optional.empty();
        }
        if (accountsOf(one, other) > 1) {
            return Optional.of(Refusal.SECOND_ACCOUNT);
        }
        if (tooManyNames(one, other)) {
            return Optional.of(Refusal.LIMIT);
        }
        join(one, other);
        return Optional.empty();
    }

    /** Unites what is known to be one. */
    void force(Collection<RootId> members) {
        RootId first = members.iterator().next();
        for (RootId member : members) {
            if (component(first) != component(member)) {
                join(component(first), component(member));
            }
        }
    }

    /** The name that stands for the whole component: its oldest user id, else its oldest name. */
    RootId canonical(RootId root) {
        Component component = component(root);
        return component.oldestUser == null ? component.oldest : component.oldestUser;
    }

    Instant until(RootId root) {
        return component(root).until;
    }

    int size(RootId root) {
        return component(root).members.size();
    }

    private void join(Component one, Component other) {
        var joined = new Component(one, other);
        joined.members.forEach(member -> of.put(member, joined));
    }

    private static int accountsOf(Component one, Component other) {
        var accounts = new HashSet<>(one.accounts);
        accounts.addAll(other.accounts);
        return accounts.size();
    }

    private static boolean tooManyNames(Component one, Component other) {
        return one.names.entrySet().stream()
                .anyMatch(sort -> sort.getValue() + other.names.getOrDefault(sort.getKey(), 0) > limit(sort.getKey()));
    }

    private static int limit(String type) {
        return type.equals(Identifier.ANONYMOUS) ? MANY : FEW;
    }

    private Component component(RootId root) {
        Component component = of.get(root);
        if (component == null) {
            throw new IllegalArgumentException("a claim names a root outside of its graph");
        }
        return component;
    }
}
