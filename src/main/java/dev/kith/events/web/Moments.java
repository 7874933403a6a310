package dev.kith.events.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads times as clients write them: ISO 8601 with up to nine digits of a second, or milliseconds since 1970. */
final class Moments {

    private static final Pattern ISO = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?(?:[Zz]|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern MILLIS = Pattern.compile("\\d{13}");
    private static final int SECONDS_END = 19;

    private Moments() {}

    /** To the microsecond, cut off; empty if it cannot be read. */
    static Optional<Instant> read(JsonNode value) {
        if (value.isIntegralNumber()) {
            return millis(value.asString());
        }
        return value.isString() ? read(value.stringValue().strip()) : Optional.empty();
    }

    static Optional<Instant> read(String text) {
        if (MILLIS.matcher(text).matches()) {
            return millis(text);
        }
        if (!ISO.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(iso(text).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Instant iso(String text) {
        int end = SECONDS_END;
        int nanos = 0;
        if (end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ',')) {
            int scale = 100_000_000;
            end++;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                nanos += (text.charAt(end) - '0') * scale;
                scale /= 10;
                end++;
            }
        }
        var local = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, SECONDS_END),
                nanos);
        return local.toInstant(offset(text.substring(end)));
    }

    private static ZoneOffset offset(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("Z")) {
            return ZoneOffset.UTC;
        }
        return ZoneOffset.of(text);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Optional<Instant> millis(String text) {
        return MILLIS.matcher(text).matches()
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
                : Optional.empty();
    }
}
