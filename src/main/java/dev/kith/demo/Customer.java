package dev.kith.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody with an account in the shop, which is as good as their e-mail address: there are no passwords here. */
record Customer(String name, String email) {

    private static final int LONGEST_NAME = 60;
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9._%+-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,24}");

    /** A name that fits on a label. */
    static Optional<String> parseName(String typed) {
        String name = typed.strip().replaceAll("\\s+", " ");
        boolean fits = !name.isEmpty() && name.length() <= LONGEST_NAME;
        return fits && name.chars().noneMatch(Character::isISOControl) ? Optional.of(name) : Optional.empty();
    }

    static Optional<String> parseEmail(String typed) {
        String email = typed.strip().toLowerCase(Locale.ROOT);
        return email.length() <= 120 && EMAIL.matcher(email).matches() ? Optional.of(email) : Optional.empty();
    }

    String firstName() {
        return name.split(" ", 2)[0];
    }

    /** The shop's own id of them: the same address is the same account, on every day and after every restart. */
    String userId() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return "w-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
