package dev.kith.insights.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code people.jte} shows: everybody whom the text finds, or everybody, the latest first. */
record PeoplePage(Frame frame, String text, List<Row> rows, String count, String next) {

    /** One person in one line. */
    record Row(String href, String name, String initials, int hue, String email, String userId, String since) {}

    PeoplePage {
        rows = List.copyOf(rows);
    }
}
