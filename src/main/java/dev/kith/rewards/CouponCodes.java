package dev.kith.rewards;

import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Makes single-use discount codes of 13 characters, 61 bits: nobody guesses one that is worth money. */
@Component
final class CouponCodes {

    /** No characters that look or sound alike. */
    private static final String ALPHABET = "234679ACDEFGHJKMNPQRTVWXYZ";

    private static final int LENGTH = 13;

    private final RandomGenerator random = RandomGenerator.of("SecureRandom");

    String next() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
