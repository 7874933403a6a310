package dev.kith.events;

import java.time.Instant;
import java.util.List;

/** Where a failed event stands when the latest failures come first. */
public record FailedPlace(Instant failedAt, long pos) {

    /** Before the latest failure there will ever be. */
    public static final FailedPlace TOP = new FailedPlace(Instant.parse("9999-12-31T00:00:00Z"), 0);

    static FailedPlace of(DeadLetter letter) {
        return new FailedPlace(letter.failedAt(), letter.position().pos());
    }

    /** Reads what {@link #sortedBy} wrote of the last one seen; the top if none was. */
    public static FailedPlace after(List<String> sortedBy) {
        return sortedBy.isEmpty()
                ? TOP
                : new FailedPlace(Instant.parse(sortedBy.getFirst()), Long.parseLong(sortedBy.getLast()));
    }

    List<String> sortedBy() {
        return List.of(failedAt.toString(), Long.toString(pos));
    }
}
