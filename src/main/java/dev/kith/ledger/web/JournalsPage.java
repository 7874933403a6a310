package dev.kith.ledger.web;

import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code journals.jte} shows: what was written into the book, newest first. */
record JournalsPage(
        Frame frame, Address address, String account, String accountName, List<Row> rows, String count, String next) {

    /** One journal in one line. */
    record Row(
            String href,
            String kind,
            String when,
            String exact,
            String amount,
            String debit,
            String credit,
            String cause) {}

    JournalsPage {
        rows = List.copyOf(rows);
    }
}
