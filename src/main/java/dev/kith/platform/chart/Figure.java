package dev.kith.platform.chart;

import java.util.Locale;

/** Places a chart on a page: the picture, one spoken sentence, a hover box, the table and the CSV link. */
public final class Figure {

    /** The few words around a chart. */
    public record Labels(String chart, String showTable, String csv) {}

    private Figure() {}

    public static Markup of(Chart chart, String csvUrl, Labels labels) {
        String kind = chart.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        Markup html = new Markup().open("figure", "class", "viz", "id", "viz-" + chart.id(), "data-plot", kind);
        if (chart.readsAsText()) {
            html.open("div", "class", "plot tw", "tabindex", 0, "role", "region", "aria-label", chart.title())
                    .add(chart.drawing())
                    .close();
            return html.add(csvLink(csvUrl, labels)).close();
        }
        picture(html, chart, kind, labels);
        html.open("details", "class", "asdata").text("summary", labels.showTable);
        html.open("div", "class", "tw", "tabindex", 0, "role", "region", "aria-label", chart.title())
                .add(chart.table().html(chart.title()))
                .close();
        return html.add(csvLink(csvUrl, labels)).close().close();
    }

    private static void picture(Markup html, Chart chart, String kind, Labels labels) {
        // role=application: arrow keys belong to the chart; every value they reach is also in the table below
        html.open(
                        "div",
                        "class",
                        "plot " + kind,
                        "tabindex",
                        0,
                        "role",
                        "application",
                        "aria-roledescription",
                        labels.chart,
                        "aria-label",
                        chart.title() + ". " + chart.summary())
                .add(chart.drawing())
                .close();
        html.open("div", "class", "tip", "hidden", "").close();
        html.open("output", "class", "sr", "aria-live", "polite").close();
    }

    private static Markup csvLink(String url, Labels labels) {
        return new Markup().text("a", labels.csv, "class", "csv", "href", url, "download", "");
    }
}
