package dev.kith.ledger;

import dev.kith.ledger.LedgerStore.Head;
import dev.kith.ledger.Verification.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Walks the chains from their first journal to their last. In a lane, the first thing that is wrong is reported. */
final class ChainCheck {

    private static final int STRETCH = 1_000;
    private static final HexFormat HEX = HexFormat.of();

    private final Chain chain;
    private final LedgerReports reports;
    private final List<Finding> findings = new ArrayList<>();
    private long journals;

    ChainCheck(Chain chain, LedgerReports reports) {
        this.chain = chain;
        this.reports = reports;
    }

    Verification check(List<Head> heads) {
        heads.forEach(this::walk);
        reports.lanesWithoutHead().forEach(lane -> findings.add(new Finding(lane, 1, "the lane has lost its head")));
        return new Verification(journals, findings);
    }

    private void walk(Head end) {
        var last = new Head(end.workspace(), end.lane(), 0, Chain.START);
        while (true) {
            List<PostedJournal> stretch = reports.chain(end.lane(), last.seq(), STRETCH);
            for (PostedJournal journal : stretch) {
                String wrong = wrongAfter(last, journal);
                if (!wrong.isEmpty()) {
                    findings.add(new Finding(end.lane(), journal.seq(), wrong));
                    return;
                }
                journals++;
                last = Head.at(journal, end.workspace());
            }
            if (stretch.size() < STRETCH) {
                break;
            }
        }
        if (last.seq() != end.seq() || !Arrays.equals(last.hash(), end.hash())) {
            findings.add(new Finding(end.lane(), last.seq(), "the chain ends here, but not as its head says"));
        }
    }

    /** Empty if nothing is. */
    private String wrongAfter(Head last, PostedJournal journal) {
        if (journal.seq() != last.seq() + 1) {
            return "a journal is missing before this one";
        }
        if (!journal.previousHash().equals(HEX.formatHex(last.hash()))) {
            return "this journal is tied to another one than the one before it";
        }
        if (!journal.hash().equals(HEX.formatHex(chain.hash(last.hash(), journal)))) {
            return "this journal, or one of its entries, is not as it was written";
        }
        return "";
    }
}
