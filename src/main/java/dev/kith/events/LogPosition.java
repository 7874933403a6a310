package dev.kith.events;

import java.util.Comparator;

/** A place in the log: rows are read in the order of their transactions, and within one in the order of their numbers. */
public record LogPosition(long txid, long pos) implements Comparable<LogPosition> {

    static final LogPosition START = new LogPosition(0, 0);
    static final LogPosition END = new LogPosition(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final Comparator<LogPosition> ORDER =
            Comparator.comparingLong(LogPosition::txid).thenComparingLong(LogPosition::pos);

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }
}
