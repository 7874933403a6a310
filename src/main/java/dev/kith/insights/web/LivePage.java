package dev.kith.insights.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/**
 * What {@code live.jte} shows: what came in last, as it comes in.
 *
 * @param light on, late or off, with the words beside it
 * @param failed how many events could not be processed
 */
record LivePage(Frame frame, String light, String lightSays, long failed, List<Row> rows) {

    /** One event, with everything it said. */
    record Row(
            String icon,
            String says,
            String detail,
            String who,
            String when,
            String exact,
            String flags,
            String json) {}

    LivePage {
        rows = List.copyOf(rows);
    }
}
