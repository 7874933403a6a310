package dev.kith.insights.web;

import dev.kith.platform.chart.Markup;
import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code home.jte} shows: every program with its last four weeks, or the way to a first one. */
record HomePage(Frame frame, String headline, List<Row> rows, boolean mayEdit) {

    /** One program: what it brought, and its trend. */
    record Row(
            String name,
            String href,
            String state,
            String tone,
            String promise,
            String revenue,
            String customers,
            Markup trend) {}

    HomePage {
        rows = List.copyOf(rows);
    }
}
