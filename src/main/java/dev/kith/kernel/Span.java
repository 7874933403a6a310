package dev.kith.kernel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A length of time as terms write it. {@code P30D} and {@code PT15M} are elapsed time, a day being 24 hours; {@code P12M}
 * and {@code P1Y} are calendar steps in a time zone: same local time, the day clamped to the month's end.
 */
public sealed interface Span {

    record Elapsed(Duration duration) implements Span {}

    record Calendar(Period months) implements Span {}

    Span NONE = new Elapsed(Duration.ZERO);

    static Span days(long days) {
        return new Elapsed(Duration.ofDays(days));
    }

    /** Reads ISO 8601; months and years may not be mixed with days or hours, and nothing may be negative. */
    static Optional<Span> parse(String iso) {
        try {
            if (iso.contains("Y") || iso.indexOf('M') >= 0 && !iso.contains("T")) {
                Period period = Period.parse(iso);
                return period.isNegative() || period.getDays() != 0
                        ? Optional.empty()
                        : Optional.of(new Calendar(period.normalized()));
            }
            Duration duration = Duration.parse(iso);
            return duration.isNegative() ? Optional.empty() : Optional.of(new Elapsed(duration));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    /** The instant this much later than {@code start}. */
    default Instant after(Instant start, ZoneId zone) {
        return switch (this) {
            case Elapsed(var duration) -> start.plus(duration);
            case Calendar(var months) -> start.atZone(zone).plus(months).toInstant();
        };
    }

    /** As terms write it; {@link #parse} reads it back. */
    default String iso() {
        return switch (this) {
            case Elapsed(var duration) ->
                duration.toSeconds() % 86_400 == 0 && !duration.isZero()
                        ? "P" + duration.toDays() + "D"
                        : duration.toString();
            case Calendar(var months) -> months.toString();
        };
    }
}
