package dev.kith.platform.security;

import dev.kith.platform.crypto.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How keys are spelled: {@code ks_live_}, 32 random characters, and six that check them. A typo is refused without asking
 * the database, and a scanner of leaked secrets recognizes a real one.
 */
final class KeyText {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 32;
    private static final int CHECK = 6;
    private static final Pattern SHAPE = Pattern.compile("k[ps]_(live|test)_[0-9A-Za-z]{38}");

    private KeyText() {}

    static String fresh(ApiKey.Kind kind, boolean test, Secrets secrets) {
        var text = new StringBuilder(kind == ApiKey.Kind.SECRET ? "ks_" : "kp_").append(test ? "test_" : "live_");
        for (int i = 0; i < RANDOM; i++) {
            text.append(ALPHABET.charAt(secrets.below(ALPHABET.length())));
        }
        return text + check(text.toString());
    }

    static boolean isWellFormed(String presented) {
        if (!SHAPE.matcher(presented).matches()) {
            return false;
        }
        int body = presented.length() - CHECK;
        return presented.substring(body).equals(check(presented.substring(0, body)));
    }

    private static String check(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < CHECK; rest /= ALPHABET.length()) {
            digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
        }
        return digits.reverse().toString();
    }
}
