package dev.kith.insights.web;

import dev.kith.platform.chart.Markup;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import java.util.List;

/** What {@code overview.jte} shows: what happened, the figures, the proof, what to do next. */
record OverviewPage(
        Frame frame,
        Head head,
        List<Tiles.Tile> tiles,
        Charts charts,
        List<NextSteps.Step> next,
        AdvocatesPart advocates) {

    /**
     * The top of the page.
     *
     * @param line what the program promises and since when, in one line
     */
    record Head(
            String program,
            String key,
            String headline,
            String line,
            String state,
            String tone,
            String range,
            List<Choice> lengths,
            String asOf,
            String warning) {}

    /** One of few, as a link. */
    record Choice(String name, String href, boolean chosen) {}

    /** The pictures, ready to print; empty markup where there is nothing to draw yet. */
    record Charts(
            Markup revenue,
            Markup funnel,
            String funnelNote,
            Markup flows,
            Markup paths,
            String flowsNote,
            Markup channels,
            Markup cohorts,
            Markup tree,
            String treeNote) {}

    OverviewPage {
        tiles = List.copyOf(tiles);
        next = List.copyOf(next);
    }

    /** The table of advocates, which also answers alone when only it changes. */
    record AdvocatesPart(
            Frame frame,
            Address address,
            String text,
            List<Choice> views,
            List<Row> rows,
            String count,
            String next,
            boolean filtered) {

        /** One advocate. */
        record Row(
                String name,
                String email,
                String href,
                String initials,
                int hue,
                String code,
                String friends,
                String bought,
                String revenue,
                String held,
                String joined,
                String status,
                String tone) {}

        AdvocatesPart {
            views = List.copyOf(views);
            rows = List.copyOf(rows);
        }
    }
}
