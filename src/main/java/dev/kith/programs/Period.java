package dev.kith.programs;

import dev.kith.kernel.Span;

/** The time over which uses are counted. */
public sealed interface Period {

    /** The uses of the last so many days. */
    record Rolling(Span span) implements Period {}

    /** The uses since the step began, in the workspace's time zone; weeks begin on Monday. */
    record Calendar(Step step) implements Period {}

    /** All uses ever. */
    record Lifetime() implements Period {}

    /** A step of the calendar. */
    enum Step {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }
}
