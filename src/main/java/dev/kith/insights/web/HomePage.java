package dev.kith.insights.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code home.jte} shows: every program with its last four weeks, or the way to a first one. */
record HomePage(Frame frame, String headline, List<Glance> programs, boolean mayEdit) {

    /**
     * One program: its key figures, and what is worth doing first.
     *
     * @param next one step at most
     */
    record Glance(
            String key,
            String name,
            String href,
            String state,
            String tone,
            String promise,
            List<Tiles.Tile> tiles,
            List<NextSteps.Step> next) {

        Glance {
            tiles = List.copyOf(tiles);
            next = List.copyOf(next);
        }
    }

    HomePage {
        programs = List.copyOf(programs);
    }
}
