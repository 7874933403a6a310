package dev.kith.ledger;

import java.time.Instant;

/** Where a journal stands when the newest come first. */
public record JournalPlace(Instant recordedAt, int lane, long seq) {

    /** Before the newest journal there will ever be. */
    public static final JournalPlace TOP = new JournalPlace(Instant.parse("9999-12-31T00:00:00Z"), 0, 0);

    public static JournalPlace of(PostedJournal journal) {
        return new JournalPlace(journal.recordedAt(), journal.lane(), journal.seq());
    }
}
