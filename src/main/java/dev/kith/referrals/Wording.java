package dev.kith.referrals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which codes nobody may choose: words with a meaning of their own, and words that hurt. */
final class Wording {

    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "api",
            "me",
            "r",
            "q",
            "help",
            "support",
            "staff",
            "official",
            "security",
            "billing",
            "payment",
            "payments",
            "legal",
            "privacy",
            "terms",
            "login",
            "logout",
            "signup",
            "root",
            "system",
            "null",
            "undefined",
            "test",
            "kith",
            "www",
            "mail",
            "team",
            "shop",
            "store");

    private final Set<String> reserved;
    private final List<String> offensive;

    private Wording(Set<String> reserved, List<String> offensive) {
        this.reserved = reserved;
        this.offensive = offensive;
    }

    /** The shipped lists, in English, Italian and Russian in Latin letters. */
    static Wording shipped() {
        return new Wording(keysOf(RESERVED), linesOf("/referrals/offensive-words.txt"));
    }

    /** Reads a word somebody wants as a code, with what speaks against it. */
    Optional<CodeObjection> objectionTo(String wish, Collection<String> brandNames) {
        var code = ShareCode.parse(wish);
        if (code.isEmpty()) {
            return Optional.of(CodeObjection.FORM);
        }
        String key = code.get().key();
        if (reserved.contains(key) || brandNames.stream().anyMatch(name -> key.equals(keyOf(name)))) {
            return Optional.of(CodeObjection.RESERVED);
        }
        return isOffensive(code.get()) ? Optional.of(CodeObjection.OFFENSIVE) : Optional.empty();
    }

    /** Whether a blocked word is in the code, as people would see it. */
    boolean isOffensive(ShareCode code) {
        String key = code.key();
        return offensive.stream().anyMatch(key::contains);
    }

    private static Set<String> keysOf(Set<String> words) {
        return words.stream().map(Wording::keyOf).collect(toUnmodifiableSet());
    }

    private static String keyOf(String text) {
        return ShareCode.keyOf(text.replace(" ", ""));
    }

    private static List<String> linesOf(String resource) {
        try (InputStream in = Objects.requireNonNull(Wording.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Wording::keyOf)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
