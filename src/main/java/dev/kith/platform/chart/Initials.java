package dev.kith.platform.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The one or two letters that stand for a name. */
public final class Initials {

    private Initials() {}

    /** The first letters of the first two words; a dot for a name without letters. */
    public static String of(String name) {
        String letters = lettersOf(name);
        return letters.isEmpty() ? "·" : letters;
    }

    /** The same, and nothing for a name without letters. */
    public static String lettersOf(String name) {
        return Arrays.stream(name.split("[\\s.@_+-]+"))
                .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
                .limit(2)
                .map(word -> Character.toString(word.codePointAt(0)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
