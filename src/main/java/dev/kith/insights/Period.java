package dev.kith.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whole days of a workspace's own calendar, both ends included. */
public record Period(LocalDate first, LocalDate last, ZoneId zone) {

    /** The choices a page offers. */
    public static final List<Integer> LENGTHS = List.of(7, 28, 90);

    public static final int USUAL = 28;

    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(first + " to " + last + " is no period");
        }
    }

    /** The last days until today. */
    public static Period untilToday(int days, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return new Period(today.minusDays(days - 1L), today, zone);
    }

    /** What an address asks for; anything unusual is the usual four weeks. */
    public static int length(String asked) {
        return LENGTHS.stream()
                .filter(days -> asked.equals(days.toString()))
                .findFirst()
                .orElse(USUAL);
    }

    /** As many days, ending the day before. */
    public Period before() {
        return new Period(first.minusDays(days()), first.minusDays(1), zone);
    }

    /** Other days of the same calendar. */
    public Period stretch(LocalDate from, LocalDate to) {
        return new Period(from, to, zone);
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    public List<LocalDate> each() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    public Instant start() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The first instant that no longer belongs to it. */
    public Instant end() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
