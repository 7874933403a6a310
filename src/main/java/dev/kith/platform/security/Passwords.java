package dev.kith.platform.security;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Hashes and judges passwords: argon2id, 19 MiB and two rounds each, and few of them at once. */
@Component
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;
    private static final int AT_ONCE = 4;

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final CommonPasswords common = new CommonPasswords();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Supplier<String> decoy = SingletonSupplier.of(() -> argon.encode("a password nobody has"));

    String hash(String password) {
        return held(() -> argon.encode(password));
    }

    /** Takes the same time whether or not there is an account: without one a decoy is compared. */
    boolean matches(String password, Optional<String> hash) {
        boolean same = held(() -> argon.matches(password, hash.orElseGet(decoy)));
        return same && hash.isPresent();
    }

    /** True if the parameters have risen since this hash was made. */
    boolean isOutdated(String hash) {
        return argon.upgradeEncoding(hash);
    }

    /** The word of what is wrong with a new password, for the texts. */
    Optional<String> objection(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("short");
        }
        if (length > LONGEST) {
            return Optional.of("long");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        String own = email.toLowerCase(Locale.ROOT).split("@", 2)[0];
        if (common.knows(lower)
                || lower.contains("kith") && length < SHORTEST + 4
                || own.length() > 3 && lower.contains(own)) {
            return Optional.of("common");
        }
        return Optional.empty();
    }

    private <T> T held(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
