package dev.kith.programs.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code programs.jte} shows: every program with what it promises and where it stands. */
record ProgramsPage(Frame frame, List<Row> rows, boolean mayEdit) {

    /** One program in one line; {@code figures} leads to its overview and is empty as long as it was never launched. */
    record Row(
            String name,
            String href,
            String figures,
            String promise,
            String state,
            String tone,
            String version,
            String since) {}

    ProgramsPage {
        rows = List.copyOf(rows);
    }
}
