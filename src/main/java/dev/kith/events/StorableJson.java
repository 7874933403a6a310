package dev.kith.events;

import tools.jackson.databind.JsonNode;

/** JSON as PostgreSQL takes it: it knows no NUL, and no half of a surrogate pair. */
final class StorableJson {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableJson() {}

    static String text(JsonNode json) {
        String written = json.toString();
        return written.contains("\\u0000") || hasLoneSurrogate(written) ? repaired(written) : written;
    }

    /** The same for text that stands in a column of its own. */
    static String plain(String text) {
        if (text.indexOf('\0') < 0 && !hasLoneSurrogate(text)) {
            return text;
        }
        var repaired = new StringBuilder(text.length());
        text.codePoints()
                .map(each -> each == 0 || (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE)
                        ? REPLACEMENT
                        : each)
                .forEach(repaired::appendCodePoint);
        return repaired.toString();
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.isSurrogate(each)) {
                boolean pair = Character.isHighSurrogate(each)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** An escaped backslash before {@code u0000} makes it ordinary text, which stays as it is. */
    private static String repaired(String text) {
        var repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '\\' && text.startsWith("u0000", i + 1)) {
                repaired.append(REPLACEMENT);
                i += 5;
            } else if (each == '\\' && i + 1 < text.length()) {
                repaired.append(each).append(text.charAt(++i));
            } else if (Character.isHighSurrogate(each)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                repaired.append(each).append(text.charAt(++i));
            } else {
                repaired.append(Character.isSurrogate(each) ? REPLACEMENT : each);
            }
        }
        return repaired.toString();
    }
}
