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

    /**
     * Reads ISO 8601. Months and years may not be mixed with days or hours, nothing may be negative or longer than a
     * century.
     */
    static Optional<Span> parse(String iso) {
        try {
            boolean calendar = iso.contains("Y") || iso.contains("M") && !iso.contains("T");
            return calendar ? months(Period.parse(iso)) : elapsed(Duration.parse(iso));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Span> months(Period period) {
        boolean fits = !period.isNegative() && period.getDays() == 0 && period.toTotalMonths() <= 1_200;
        return fits ? Optional.of(new Calendar(period.normalized())) : Optional.empty();
    }

    private static Optional<Span> elapsed(Duration duration) {
        boolean fits = !duration.isNegative() && duration.compareTo(Duration.ofDays(36_525)) <= 0;
        return fits ? Optional.of(new Elapsed(duration)) : Optional.empty();
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
