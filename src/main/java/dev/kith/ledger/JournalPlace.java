package dev.kith.ledger;

import java.time.Instant;
import java.util.List;

/** Where a journal stands when the newest come first. */
public record JournalPlace(Instant recordedAt, int lane, long seq) {

    /** Before the newest journal there will ever be. */
    public static final JournalPlace TOP = new JournalPlace(Instant.parse("9999-12-31T00:00:00Z"), 0, 0);

    public static JournalPlace of(PostedJournal journal) {
        return new JournalPlace(journal.recordedAt(), journal.lane(), journal.seq());
    }

    /** Reads what {@link #sortedBy} wrote of the last journal seen; the top if none was. */
    public static JournalPlace after(List<String> sortedBy) {
        return sortedBy.isEmpty()
                ? TOP
                : new JournalPlace(
                        Instant.parse(sortedBy.get(0)),
                        Integer.parseInt(sortedBy.get(1)),
                        Long.parseLong(sortedBy.get(2)));
    }

    public List<String> sortedBy() {
        return List.of(recordedAt.toString(), Integer.toString(lane), Long.toString(seq));
    }
}
