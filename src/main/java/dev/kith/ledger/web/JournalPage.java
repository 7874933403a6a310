package dev.kith.ledger.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/**
 * What {@code journal.jte} shows: one journal with every entry, and where it stands in the chain.
 *
 * @param causeHref where the cause is explained; empty if it has no page
 */
record JournalPage(
        Frame frame,
        String kind,
        String naturalKey,
        String effective,
        String recorded,
        String cause,
        String causeHref,
        String actor,
        String place,
        String previousHash,
        String hash,
        List<Line> lines) {

    /** One entry; exactly one of debit and credit is written. */
    record Line(String name, String account, String href, String debit, String credit) {}

    JournalPage {
        lines = List.copyOf(lines);
    }
}
