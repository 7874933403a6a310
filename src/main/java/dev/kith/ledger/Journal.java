package dev.kith.ledger;

import dev.kith.kernel.Unit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One balanced, immutable act of the book. A mistake is undone by another journal, never by an edit.
 *
 * @param kind what was done, for example {@code accrue}
 * @param naturalKey what this journal is for; the book takes each key once, so posting again changes nothing
 * @param effectiveAt when it happened in business; the book adds when it was written down
 * @param cause what led to it, for example a decision
 * @param actor who did it
 * @param lane 0 to 63, the shard of the event that caused it, or 64 to 67 for what people do by hand
 * @param reverses the natural key of the journal this one takes back
 */
public record Journal(
        String kind,
        String naturalKey,
        Instant effectiveAt,
        String cause,
        String actor,
        int lane,
        Optional<String> reverses,
        List<Entry> entries) {

    /** One for each shard of the log, and four for work that no event causes. */
    private static final int LANES = 68;

    public Journal {
        effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MICROS);
        entries = List.copyOf(entries);
        if (lane < 0 || lane >= LANES) {
            throw new IllegalArgumentException("no such lane: " + lane);
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(naturalKey + " has no entries");
        }
        refuseUnbalanced(naturalKey, entries);
    }

    private static void refuseUnbalanced(String naturalKey, List<Entry> entries) {
        Map<Unit, Long> sums = new HashMap<>();
        for (Entry entry : entries) {
            sums.merge(entry.amount().unit(), entry.amount().minor(), Math::addExact);
        }
        sums.forEach((unit, sum) -> {
            if (sum != 0) {
                throw new IllegalArgumentException(naturalKey + " is off by " + sum + " in " + unit);
            }
        });
    }
}
