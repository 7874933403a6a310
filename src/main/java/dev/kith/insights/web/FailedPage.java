package dev.kith.insights.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code failed.jte} shows: events that are in the log and had no effect. */
record FailedPage(Frame frame, long failed, List<Row> rows, String count, String next) {

    /** One event: what it was, how it failed, and what it said; {@code json} is empty for who may not see it. */
    record Row(
            String says, String name, String who, String when, String exact, String tries, String fault, String json) {}

    FailedPage {
        rows = List.copyOf(rows);
    }
}
