package dev.kith.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A small town's names, and random gossip about who is whom. */
final class Claims {

    static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final RandomGenerator random;
    private final Map<Identifier, Node> nodes = new LinkedHashMap<>();
    private final List<RootId> roots = new ArrayList<>();

    Claims(RandomGenerator random) {
        this.random = random;
        for (int age = 0; age < 40; age++) {
            roots.add(new RootId(new UUID(0x7000L | (long) age << 16, random.nextLong() >>> 2 | Long.MIN_VALUE)));
        }
        for (int i = 0; i < 4; i++) {
            node(Identifier.USER, "u" + i);
            node(Identifier.CLAIMED, "u" + i);
        }
        for (int i = 0; i < 6; i++) {
            node(Identifier.ANONYMOUS, "a" + i);
            node(Identifier.EMAIL, "e" + i + "@example.org");
        }
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** Each key once, as the store keeps them. */
    List<Claim> some(int most) {
        var claims = new LinkedHashMap<Claim.Key, Claim>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            Claim claim = any();
            claims.putIfAbsent(claim.key(), claim);
        }
        for (int i = 0; i < 4; i++) {
            Claim standing = Claim.standing(root(Identifier.CLAIMED, "u" + i), root(Identifier.USER, "u" + i));
            claims.put(standing.key(), standing);
        }
        return List.copyOf(claims.values());
    }

    private Claim any() {
        String user = "u" + random.nextInt(4);
        String anonymous = "a" + random.nextInt(6);
        String email = "e" + random.nextInt(6) + "@example.org";
        return switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                said(Claim.Kind.LINK, root(Identifier.USER, user), root(Identifier.ANONYMOUS, anonymous), believed());
            case 3, 4 -> said(Claim.Kind.LINK, root(Identifier.USER, user), root(Identifier.EMAIL, email), believed());
            case 5 ->
                said(Claim.Kind.LINK, root(Identifier.EMAIL, email), root(Identifier.ANONYMOUS, anonymous), believed());
            case 6 ->
                said(Claim.Kind.ALIAS, root(Identifier.USER, user), root(Identifier.ANONYMOUS, anonymous), believed());
            case 7 -> merge(user);
            default ->
                said(
                        Claim.Kind.LINK,
                        root(Identifier.CLAIMED, user),
                        root(Identifier.ANONYMOUS, anonymous),
                        Trust.UNTRUSTED);
        };
    }

    private Claim merge(String user) {
        String other = "u" + random.nextInt(4);
        boolean same = user.equals(other);
        return same
                ? any()
                : said(
                        Claim.Kind.MERGE,
                        root(Identifier.USER, user),
                        root(Identifier.USER, other),
                        random.nextInt(3) == 0 ? Trust.UNTRUSTED : Trust.TRUSTED);
    }

    private Claim said(Claim.Kind kind, RootId one, RootId other, Trust trust) {
        return Claim.of(
                kind, Claim.Pair.of(one, other), trust, NOON.plusSeconds(random.nextInt(12)), "m" + random.nextInt(5));
    }

    private Trust believed() {
        return random.nextBoolean() ? Trust.TRUSTED : Trust.PROVEN;
    }

    private void node(String type, String value) {
        var identifier = new Identifier(type, value);
        nodes.put(identifier, new Node(roots.remove(random.nextInt(roots.size())), identifier));
    }

    RootId root(String type, String value) {
        Node node = nodes.get(new Identifier(type, value));
        if (node == null) {
            throw new IllegalArgumentException(type + " " + value);
        }
        return node.root();
    }
}
