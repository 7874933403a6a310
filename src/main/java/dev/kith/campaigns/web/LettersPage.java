package dev.kith.campaigns.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code letters.jte} shows: every letter that was written, sent or not. */
record LettersPage(Frame frame, String sentence, boolean sends, List<Row> rows, String next) {

    /** One letter in one line. */
    record Row(String href, String subject, String to, String kind, String state, String tone, String when) {}

    LettersPage {
        rows = List.copyOf(rows);
    }
}
