package dev.kith.platform.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Flows between columns. Nodes keep the order they are given in; bands are stacked so that few of them cross. */
public record Sankey(
        String id, String title, String summary, Words words, List<String> heads, List<Node> nodes, List<Link> links)
        implements Chart {

    /**
     * One stop.
     *
     * @param css a palette class: c1..c5 for sources, n1, n2 for steps, win, win2 and lost for ends
     */
    public record Node(String id, String name, int column, String css) {}

    /** A flow between two stops. */
    public record Link(String from, String to, double value) {}

    /** The words of the table and its formats. */
    public record Words(String from, String to, String people, String share, Format number, Format percent) {}

    private static final double GAP = 26;
    private static final double SIZE = 1000;
    private static final double NODE_WIDTH = 9;
    private static final int HEIGHT = 330;

    public Sankey {
        heads = List.copyOf(heads);
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    @Override
    public Markup drawing() {
        Layout layout = new Layout();
        Markup svg = new Markup();
        svg.open("svg", "class", "heads", "width", "100%", "height", 20, "aria-hidden", "true");
        for (int c = 0; c < heads.size(); c++) {
            String anchor = c == 0 ? "start" : c == columns() - 1 ? "end" : "middle";
            svg.text("text", heads.get(c), "x", Markup.percent(place(c)), "y", 12, "text-anchor", anchor);
        }
        svg.close();
        svg.open("svg", "class", "frame", "width", "100%", "height", HEIGHT, "aria-hidden", "true");
        svg.open("svg", "viewBox", "0 0 1000 1000", "preserveAspectRatio", "none", "width", "100%", "height", "100%");
        layout.drawBands(svg);
        layout.drawNodes(svg);
        svg.close();
        layout.drawNames(svg);
        return svg.close();
    }

    private int columns() {
        return heads.size();
    }

    private double place(int column) {
        return (double) column / (columns() - 1);
    }

    private double through(Node node) {
        double in = links.stream()
                .filter(l -> l.to.equals(node.id))
                .mapToDouble(Link::value)
                .sum();
        double out = links.stream()
                .filter(l -> l.from.equals(node.id))
                .mapToDouble(Link::value)
                .sum();
        return Math.max(in, out);
    }

    private Node node(String id) {
        return nodes.stream().filter(n -> n.id.equals(id)).findFirst().orElseThrow();
    }

    @Override
    public DataTable table() {
        var columns = List.of(
                DataTable.words(words.from), DataTable.words(words.to),
                DataTable.numbers(words.people), DataTable.numbers(words.share));
        var rows = links.stream()
                .map(l -> List.of(
                        DataTable.cell(node(l.from).name),
                        DataTable.cell(node(l.to).name),
                        DataTable.cell(l.value, words.number),
                        DataTable.cell(l.value / Math.max(1, through(node(l.from))), words.percent)))
                .toList();
        return new DataTable(columns, rows);
    }

    /** Heights and positions in a 1000 by 1000 field. */
    private final class Layout {
        private final Map<String, Double> top = new HashMap<>();
        private final Map<String, Double> height = new HashMap<>();
        private final double scale =
                IntStream.range(0, columns()).mapToDouble(this::fit).min().orElse(1);

        Layout() {
            for (int c = 0; c < columns(); c++) {
                double y = 0;
                for (Node node : column(c)) {
                    top.put(node.id, y);
                    height.put(node.id, through(node) * scale);
                    y += through(node) * scale + GAP;
                }
            }
        }

        private List<Node> column(int c) {
            return nodes.stream().filter(n -> n.column == c).toList();
        }

        private double fit(int c) {
            List<Node> inColumn = column(c);
            double sum = inColumn.stream().mapToDouble(Sankey.this::through).sum();
            return (SIZE - GAP * (inColumn.size() - 1)) / Math.max(1, sum);
        }

        private double left(Node node) {
            return (SIZE - NODE_WIDTH) * place(node.column);
        }

        /** Where each band leaves or arrives: bands at one side are stacked in the order of their other end. */
        private Map<Link, Double> stack(boolean leaving) {
            List<Link> ordered = new ArrayList<>(links);
            ordered.sort(Comparator.comparingDouble(l -> known(top, leaving ? l.to : l.from)));
            Map<String, Double> next = new HashMap<>(top);
            Map<Link, Double> at = new HashMap<>();
            for (Link link : ordered) {
                String side = leaving ? link.from : link.to;
                at.put(link, known(next, side));
                next.merge(side, link.value * scale, Double::sum);
            }
            return at;
        }

        private void drawBands(Markup svg) {
            Map<Link, Double> leaves = stack(true);
            Map<Link, Double> arrives = stack(false);
            for (int i = 0; i < links.size(); i++) {
                Link link = links.get(i);
                Node from = node(link.from);
                Node to = node(link.to);
                String css = to.css.equals("lost") ? "lost" : from.css;
                svg.shape(
                        "path",
                        "class",
                        "lk " + css,
                        "data-row",
                        i,
                        "d",
                        band(
                                left(from) + NODE_WIDTH,
                                known(leaves, link),
                                left(to),
                                known(arrives, link),
                                link.value * scale));
            }
        }

        private static <K> double known(Map<K, Double> places, K key) {
            return Objects.requireNonNull(places.get(key));
        }

        private static String band(double x1, double y1, double x2, double y2, double thick) {
            double middle = (x1 + x2) / 2;
            return "M" + Curve.pair(x1, y1)
                    + "C" + Curve.pair(middle, y1) + " " + Curve.pair(middle, y2) + " " + Curve.pair(x2, y2)
                    + "L" + Curve.pair(x2, y2 + thick)
                    + "C" + Curve.pair(middle, y2 + thick) + " " + Curve.pair(middle, y1 + thick) + " "
                    + Curve.pair(x1, y1 + thick) + "Z";
        }

        private void drawNodes(Markup svg) {
            for (Node node : nodes) {
                svg.shape(
                        "rect",
                        "class",
                        "nd " + node.css,
                        "x",
                        left(node),
                        "y",
                        known(top, node.id),
                        "width",
                        NODE_WIDTH,
                        "height",
                        Math.max(2, known(height, node.id)));
            }
        }

        private void drawNames(Markup svg) {
            for (Node node : nodes) {
                boolean last = node.column == columns() - 1;
                double middle = (known(top, node.id) + known(height, node.id) / 2) / SIZE;
                svg.open(
                        "text",
                        "class",
                        "sl",
                        "x",
                        Markup.percent(place(node.column)),
                        "y",
                        Markup.percent(middle),
                        "dx",
                        last ? -14 : node.column == 0 ? 14 : 10,
                        "dy",
                        4,
                        "text-anchor",
                        last ? "end" : "start");
                svg.text("tspan", node.name, "class", "sn");
                svg.text("tspan", " " + words.number.apply(through(node)), "class", "sv")
                        .close();
            }
        }
    }
}
