package dev.kith.platform.chart;

import dev.kith.platform.chart.Curve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines over time, optionally with the previous period behind them and notes such as the start of a campaign. */
public record LineChart(
        String id,
        String title,
        String summary,
        String axisName,
        List<Tick> ticks,
        List<Series> series,
        List<Note> notes,
        Format format,
        String unit)
        implements Chart {

    /** A point in time: short under the axis, long in the hover box and the table. */
    public record Tick(String shortName, String longName) {}

    /**
     * One line; NaN is a gap.
     *
     * @param css {@code now} or {@code prev}
     * @param filled whether the area below it is tinted
     */
    public record Series(String name, String css, boolean filled, List<Double> values) {

        public Series {
            values = List.copyOf(values);
        }
    }

    /** A remark at one point in time. */
    public record Note(int at, String text) {}

    private static final int HEIGHT = 300;
    private static final int NAMES_BELOW = 5;
    private static final double FIELD = 1000;

    public LineChart {
        ticks = List.copyOf(ticks);
        series = List.copyOf(series);
        notes = List.copyOf(notes);
    }

    @Override
    public Markup drawing() {
        Axis axis = Axis.around(series.stream().flatMap(line -> line.values.stream()));
        Markup svg = new Markup();
        drawLeftAxis(svg, axis);
        svg.open("svg", "class", "frame", "width", "100%", "height", HEIGHT, "aria-hidden", "true");
        svg.open(
                        "g",
                        "class",
                        "scale",
                        "data-low",
                        Double.toString(axis.low()),
                        "data-high",
                        Double.toString(axis.high()))
                .close();
        drawGrid(svg, axis);
        drawNoteLines(svg);
        drawLines(svg, axis);
        drawNoteTexts(svg);
        svg.open("g", "class", "cursor").close().close();
        drawBottomAxis(svg);
        return svg;
    }

    private void drawLeftAxis(Markup svg, Axis axis) {
        svg.open("svg", "class", "ygut", "width", 58, "height", HEIGHT, "aria-hidden", "true");
        for (double mark : axis.marks()) {
            String name = mark == 0 ? "0" : axis.steps() == 1 ? "" : format.apply(mark);
            svg.text("text", name, "x", 50, "y", Markup.percent(axis.place(mark)), "dy", 4, "text-anchor", "end");
        }
        svg.close();
    }

    private static void drawGrid(Markup svg, Axis axis) {
        for (double mark : axis.marks()) {
            String y = Markup.percent(axis.place(mark));
            svg.shape("line", "class", mark == 0 ? "base" : "gl", "x1", 0, "x2", "100%", "y1", y, "y2", y);
        }
    }

    private void drawLines(Markup svg, Axis axis) {
        svg.open("svg", "viewBox", "0 0 1000 1000", "preserveAspectRatio", "none", "width", "100%", "height", "100%");
        double ground = FIELD * axis.place(0);
        for (Series line : series.reversed()) { // the first line lies on top
            List<Point> points = IntStream.range(0, ticks.size())
                    .mapToObj(i -> new Point(FIELD * position(i), FIELD * axis.place(line.values.get(i))))
                    .toList();
            for (List<Point> stretch : Curve.stretches(points)) {
                drawStretch(svg, line, stretch, ground);
            }
        }
        svg.close();
    }

    private static void drawStretch(Markup svg, Series line, List<Point> points, double ground) {
        String path = Curve.through(points);
        if (line.filled && points.size() > 1) {
            String area = path + "L" + Curve.pair(points.getLast().x(), ground) + "L"
                    + Curve.pair(points.getFirst().x(), ground) + "Z";
            svg.shape("path", "class", "area " + line.css, "d", area);
        }
        boolean alone = points.size() == 1; // a single value is a short dash, else nobody would see it
        svg.shape("path", "class", "ln " + line.css, "d", alone ? path + "h8" : path);
    }

    private void drawNoteLines(Markup svg) {
        for (Note note : notes) {
            String x = Markup.percent(position(note.at));
            svg.shape("line", "class", "note", "x1", x, "x2", x, "y1", 0, "y2", "100%");
            svg.shape("circle", "class", "notedot", "cx", x, "cy", 0, "r", 3.5);
        }
    }

    private void drawNoteTexts(Markup svg) {
        for (Note note : notes) {
            boolean late = position(note.at) > .6; // a note near the right edge is written to its left
            String x = Markup.percent(position(note.at));
            String anchor = late ? "end" : "start";
            svg.open("text", "class", "nl", "x", x, "y", 0, "dx", late ? -8 : 8, "dy", 11, "text-anchor", anchor)
                    .words(note.text)
                    .close();
        }
    }

    private void drawBottomAxis(Markup svg) {
        svg.open("svg", "class", "xaxis", "width", "100%", "height", 18, "aria-hidden", "true");
        int step = Math.max(1, (int) Math.ceil(ticks.size() / (double) NAMES_BELOW));
        for (int i = 0; i < ticks.size(); i += step) {
            boolean last = i + step >= ticks.size() && position(i) > .95;
            String anchor = i == 0 ? "start" : last ? "end" : "middle";
            svg.text("text", ticks.get(i).shortName, "x", Markup.percent(position(i)), "y", 13, "text-anchor", anchor);
        }
        svg.close();
    }

    private double position(int i) {
        return ticks.size() < 2 ? 0 : (double) i / (ticks.size() - 1);
    }

    @Override
    public DataTable table() {
        List<DataTable.Column> columns = new ArrayList<>(List.of(DataTable.words(axisName)));
        series.forEach(line -> columns.add(new DataTable.Column(line.name, true, line.css, unit)));
        List<List<DataTable.Cell>> rows = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i++) {
            List<DataTable.Cell> row = new ArrayList<>(List.of(DataTable.cell(ticks.get(i).longName)));
            for (Series line : series) {
                row.add(DataTable.cell(line.values.get(i), format));
            }
            rows.add(row);
        }
        return new DataTable(columns, rows);
    }
}
