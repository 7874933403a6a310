package dev.kith.journeys;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;

/** When something happened, with its place in the log to break ties: how facts are put in order. */
record Moment(Instant at, long position) implements Comparable<Moment> {

    private static final Comparator<Moment> BY_TIME = comparing(Moment::at).thenComparing(Moment::position);

    @Override
    public int compareTo(Moment other) {
        return BY_TIME.compare(this, other);
    }
}
