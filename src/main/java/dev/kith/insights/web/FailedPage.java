package dev.kith.insights.web;

import dev.kith.platform.page.Frame;
import dev.kith.platform.web.Permission;
import java.util.List;

/** What {@code failed.jte} shows: events that are in the log and had no effect. */
record FailedPage(Frame frame, Said said, long failed, List<Row> rows, String count, String next) {

    /** What became of those that were settled just now; empty if none was. */
    record Said(String text, boolean warns) {}

    /** One event: what it was, how it failed, and what it said; {@code json} is empty for who may not see it. */
    record Row(
            String number,
            String says,
            String name,
            String who,
            String when,
            String exact,
            String tries,
            String fault,
            String json) {}

    FailedPage {
        rows = List.copyOf(rows);
    }

    boolean maySettle() {
        return frame.may(Permission.EVENTS_SETTLE);
    }
}
