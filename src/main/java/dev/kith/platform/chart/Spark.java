package dev.kith.platform.chart;

import dev.kith.platform.chart.Curve.Point;
import java.util.List;
import java.util.stream.IntStream;

/** The small shapes that sit inside tiles and table cells. They repeat a printed number and are hidden from speech. */
public final class Spark {

    private Spark() {}

    /** A trend without axes. {@code tone} is empty or {@code bad}. */
    public static Markup line(List<Double> values, String tone) {
        double lowest = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double highest = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double spread = Math.max(highest - lowest, 1e-9);
        Markup svg = new Markup()
                .open(
                        "svg",
                        "class",
                        "spark " + tone,
                        "viewBox",
                        "0 0 100 32",
                        "preserveAspectRatio",
                        "none",
                        "aria-hidden",
                        "true");
        if (values.size() > 1) {
            List<Point> points = IntStream.range(0, values.size())
                    .mapToObj(i ->
                            new Point(100.0 * i / (values.size() - 1), 28 - 24 * (values.get(i) - lowest) / spread))
                    .toList();
            String path = Curve.through(points);
            svg.shape("path", "class", "a", "d", path + "L100 32L0 32Z").shape("path", "class", "l", "d", path);
        }
        return svg.close();
    }

    /** A bar for a share between 0 and 1. A share above nothing stays visible. */
    public static Markup bar(double share, int height) {
        double round = height / 2.0;
        String width = share <= 0 ? "0" : Markup.percent(Math.min(1, Math.max(share, .012)));
        return new Markup()
                .open("svg", "class", "hbar", "width", "100%", "height", height, "aria-hidden", "true")
                .shape("rect", "class", "ft", "width", "100%", "height", height, "rx", round)
                .shape("rect", "class", "fb", "width", width, "height", height, "rx", round)
                .close();
    }
}
