package dev.kith.campaigns.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code letters.jte} shows: every letter that was written, sent or not. */
record LettersPage(Frame frame, String sentence, boolean sends, List<Row> rows, String count, String next) {

    /** One letter in one line; {@code href} is empty for who may not open letters. */
    record Row(String href, String subject, String to, String kind, String state, String tone, String when) {}

    LettersPage {
        rows = List.copyOf(rows);
    }
}
