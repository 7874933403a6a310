package dev.kith.platform.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How a list that shows the newest first goes on: with what lies before this moment, or in it under a smaller id. */
public record NewestFirst(Instant before, UUID beforeId) {

    private static final NewestFirst START = new NewestFirst(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1L, -1L));

    public static NewestFirst after(Paging paging) {
        List<String> last = paging.after();
        return last.isEmpty()
                ? START
                : new NewestFirst(Instant.parse(last.getFirst()), UUID.fromString(last.getLast()));
    }

    /** What a row is sorted by, as {@link #after} reads it again. */
    public static List<String> sortedBy(Instant at, UUID id) {
        return List.of(at.toString(), id.toString());
    }
}
