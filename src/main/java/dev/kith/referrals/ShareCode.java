package dev.kith.referrals;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * What an advocate passes on: eight generated characters, the last of which checks the others, or a word of their own
 * choice.
 *
 * <p>Two codes that look alike are one code: {@code ada-reads}, {@code ADAREADS} and {@code ada-read5} have the same
 * {@link #key}, under which codes are unique and found.
 *
 * @param text as it stands in a link: {@code ADAR2C7H} or {@code ada-reads}
 */
public record ShareCode(String text) {

    /** No 0 or O, 1, I or L, 5 or S, 8 or B, and no U. */
    private static final String ALPHABET = "234679ACDEFGHJKMNPQRTVWXYZ";

    private static final int RANDOM_LENGTH = 7;
    private static final int LENGTH = RANDOM_LENGTH + 1;
    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST_WORD = 40;

    public ShareCode {
        if (!isGenerated(text) && !isWord(text)) {
            throw new IllegalArgumentException("not a share code: " + text);
        }
    }

    /** Draws a new code; {@code below} answers a secret random number below its argument. */
    public static ShareCode generate(IntUnaryOperator below) {
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            text.append(ALPHABET.charAt(below.applyAsInt(ALPHABET.length())));
        }
        return new ShareCode(text.append(checkOf(text)).toString());
    }

    /** Reads what a person typed, or what stands in a link. It may still be nobody's code. */
    public static Optional<ShareCode> parse(String typed) {
        if (typed.length() > 2 * LONGEST_WORD) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        String generated = withoutGaps(plain).toUpperCase(Locale.ROOT).replace('U', 'V');
        if (isGenerated(generated)) {
            return Optional.of(new ShareCode(generated));
        }
        String word = plain.toLowerCase(Locale.ROOT).replace(' ', '-');
        return isWord(word) ? Optional.of(new ShareCode(word)) : Optional.empty();
    }

    /** Whether Kith drew it, not a person chose it. */
    public boolean isGenerated() {
        return isGenerated(text);
    }

    /** As people read it aloud: {@code ADAR-2C7H}; a chosen word as it is. */
    public String shown() {
        return isGenerated() ? text.substring(0, LENGTH / 2) + "-" + text.substring(LENGTH / 2) : text;
    }

    /** The same for all codes that look alike. */
    public String key() {
        return keyOf(text);
    }

    /** Capital letters; 0 is O, 1 and L are I, 5 is S, 8 is B; no hyphens. */
    static String keyOf(String text) {
        var key = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = Character.toUpperCase(text.charAt(i));
            switch (letter) {
                case '-' -> {}
                case '0' -> key.append('O');
                case '1', 'L' -> key.append('I');
                case '5' -> key.append('S');
                case '8' -> key.append('B');
                default -> key.append(letter);
            }
        }
        return key.toString();
    }

    /** Luhn's sum over 26 characters: catches every single wrong one. */
    private static char checkOf(CharSequence random) {
        int radix = ALPHABET.length();
        int sum = 0;
        int factor = 2;
        for (int i = RANDOM_LENGTH - 1; i >= 0; i--) {
            int product = factor * ALPHABET.indexOf(random.charAt(i));
            sum += product / radix + product % radix;
            factor = 3 - factor;
        }
        return ALPHABET.charAt((radix - sum % radix) % radix);
    }

    private static boolean isGenerated(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return text.charAt(RANDOM_LENGTH) == checkOf(text);
    }

    /** 3 to 40 small letters, digits and single inner hyphens; starts with a letter. */
    private static boolean isWord(String text) {
        if (text.length() < SHORTEST_WORD || text.length() > LONGEST_WORD || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean hyphen = letter == '-' && text.charAt(i - 1) != '-' && i < text.length() - 1;
            if (!hyphen && !isLetter(letter) && (letter < '0' || letter > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char letter) {
        return letter >= 'a' && letter <= 'z';
    }

    private static String withoutGaps(String text) {
        return text.replace("-", "").replace(" ", "");
    }

    @Override
    public String toString() {
        return shown();
    }
}
