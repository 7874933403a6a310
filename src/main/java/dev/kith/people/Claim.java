package dev.kith.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Function;

/**
 * A statement that two names are one person.
 *
 * @param a the smaller root of the two
 * @param retracted a person took it back, and with it everything else that says the same of this pair
 */
record Claim(Kind kind, RootId a, RootId b, Trust trust, Instant at, String messageId, boolean retracted) {

    /** How it was said. */
    enum Kind {
        LINK,
        /** A link from an older, anonymous name; if that name turns out to be a user id, it becomes a merge. */
        ALIAS,
        MERGE
    }

    /** What makes two claims the same statement, said once more. */
    record Key(Kind kind, RootId a, RootId b, Trust trust) {}

    /** The two names, whatever is said of them. */
    record Pair(RootId a, RootId b) {

        static Pair of(RootId one, RootId other) {
            return BY_AGE.compare(one, other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    private static final Comparator<UUID> UNSIGNED = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    /** As PostgreSQL sorts them, which for version 7 is the order in which they were made. */
    static final Comparator<RootId> BY_AGE = Comparator.comparing(RootId::value, UNSIGNED);

    /** Which of two sayings of the same came first. */
    static final Comparator<Claim> BY_TIME = Comparator.comparing(Claim::at).thenComparing(Claim::messageId);

    Claim {
        if (BY_AGE.compare(a, b) >= 0) {
            throw new IllegalArgumentException("a claim names two roots, the smaller one first");
        }
    }

    static Claim of(Kind kind, Pair pair, Trust trust, Instant at, String messageId) {
        return new Claim(kind, pair.a(), pair.b(), trust, at, messageId, false);
    }

    /** What an unproven browser calls a user and that user: true from the beginning of time, and never believed. */
    static Claim standing(RootId claimed, RootId user) {
        return of(Kind.LINK, Pair.of(claimed, user), Trust.UNTRUSTED, Instant.EPOCH, "");
    }

    Claim takenBack() {
        return new Claim(kind, a, b, trust, at, messageId, true);
    }

    Key key() {
        return new Key(kind, a, b, trust);
    }

    Pair pair() {
        return new Pair(a, b);
    }

    boolean isBelieved() {
        return trust != Trust.UNTRUSTED;
    }

    /** The order in which claims are judged: by what the names are, because roots tell when they reached us. */
    static Comparator<Claim> judgingOrder(Function<RootId, Identifier> names) {
        Function<Claim, Identifier> smaller = claim -> smaller(names.apply(claim.a()), names.apply(claim.b()));
        Function<Claim, Identifier> larger = claim -> larger(names.apply(claim.a()), names.apply(claim.b()));
        return BY_TIME.thenComparing(smaller)
                .thenComparing(larger)
                .thenComparing(Claim::kind)
                .thenComparing(Claim::trust);
    }

    private static Identifier smaller(Identifier one, Identifier other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Identifier larger(Identifier one, Identifier other) {
        return one.compareTo(other) <= 0 ? other : one;
    }
}
