package dev.kith.ledger;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A journal as it stands in the book, read without believing that it still balances.
 *
 * @param seq its place in its lane, from 1
 * @param recordedAt when it was written down
 * @param previousHash ties it to the journal before, in hexadecimal
 * @param hash over the previous hash and everything else here, in hexadecimal
 */
public record PostedJournal(
        int lane,
        long seq,
        String kind,
        String naturalKey,
        Instant effectiveAt,
        Instant recordedAt,
        String cause,
        String actor,
        Optional<String> reverses,
        List<Line> lines,
        String previousHash,
        String hash) {

    /** One entry; debits are positive, credits negative. */
    public record Line(String account, String unit, long minor, Optional<String> lot) {}

    public PostedJournal {
        lines = List.copyOf(lines);
    }

    /** The journal as it is about to stand after {@code head}. */
    static PostedJournal after(LedgerStore.Head head, Journal journal, Instant recordedAt, Chain chain) {
        var unsealed = new PostedJournal(
                journal.lane(),
                head.seq() + 1,
                journal.kind(),
                journal.naturalKey(),
                journal.effectiveAt(),
                recordedAt,
                journal.cause(),
                journal.actor(),
                journal.reverses(),
                journal.entries().stream().map(PostedJournal::line).toList(),
                HexFormat.of().formatHex(head.hash()),
                "");
        return unsealed.withHash(HexFormat.of().formatHex(chain.hash(head.hash(), unsealed)));
    }

    private static Line line(Entry entry) {
        return new Line(
                entry.account().name(),
                entry.amount().unit().code(),
                entry.amount().minor(),
                entry.lot());
    }

    PostedJournal withLines(List<Line> all) {
        return new PostedJournal(
                lane, seq, kind, naturalKey, effectiveAt, recordedAt, cause, actor, reverses, all, previousHash, hash);
    }

    private PostedJournal withHash(String sealed) {
        return new PostedJournal(
                lane,
                seq,
                kind,
                naturalKey,
                effectiveAt,
                recordedAt,
                cause,
                actor,
                reverses,
                lines,
                previousHash,
                sealed);
    }
}
