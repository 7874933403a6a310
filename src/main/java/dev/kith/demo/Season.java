package dev.kith.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The stretch of time a demo tells about: a business that grows, is busier on weekends and in the evening, and had a
 * sale.
 */
record Season(Instant start, Instant end) {

    static final ZoneId ZONE = ZoneId.of("Europe/Rome");
    private static final double[] WEEKDAYS = {1.00, 0.94, 0.95, 1.00, 1.08, 1.22, 1.26};
    private static final int[] HOURS = {
        2, 1, 1, 1, 1, 2, 4, 8, 14, 18, 20, 22, 26, 24, 18, 17, 18, 22, 28, 36, 44, 42, 26, 9
    };
    private static final int HOURS_TOTAL = Arrays.stream(HOURS).sum();

    static Season endingAt(Instant end, int days) {
        return new Season(end.minus(Duration.ofDays(days)), end);
    }

    int days() {
        return (int) Duration.between(start, end).toDays();
    }

    /** How busy the day is, where an average day is near one. */
    double bustle(int day) {
        double progress = (day + 0.5) / days();
        double growth = 0.68 + 0.64 * progress;
        double sale = progress > 0.62 && progress < 0.70 ? 1.55 : 1.0;
        return growth * sale * WEEKDAYS[weekday(day).getValue() - 1];
    }

    /** A moment of that day at which a person is likely to be awake; may lie after the end of the season. */
    Instant moment(int day, RandomGenerator random) {
        int left = random.nextInt(HOURS_TOTAL);
        int hour = 0;
        while (left >= HOURS[hour]) {
            left -= HOURS[hour++];
        }
        return midnight(day)
                .plus(hour, ChronoUnit.HOURS)
                .plusMillis(random.nextLong(Duration.ofHours(1).toMillis()));
    }

    private Instant midnight(int day) {
        return start.atZone(ZONE).toLocalDate().plusDays(day).atStartOfDay(ZONE).toInstant();
    }

    private DayOfWeek weekday(int day) {
        return start.atZone(ZONE).plusDays(day).getDayOfWeek();
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }
}
