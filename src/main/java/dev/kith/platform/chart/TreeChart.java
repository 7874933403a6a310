package dev.kith.platform.chart;

import java.util.ArrayList;
import java.util.List;

/** Who brought whom, left to right. Leaves are spread evenly; a parent sits in the middle of its children. */
public record TreeChart(String id, String title, String summary, Words words, Node root) implements Chart {

    /**
     * One person of the tree.
     *
     * @param css root, ok, wait (nothing reached yet), more (further ones) or bad (stopped, with the reason in {@code note})
     */
    public record Node(String name, String note, String css, List<Node> children) {

        public Node {
            children = List.copyOf(children);
        }

        int leaves() {
            return children.isEmpty()
                    ? 1
                    : children.stream().mapToInt(Node::leaves).sum();
        }

        int depth() {
            return 1 + children.stream().mapToInt(Node::depth).max().orElse(0);
        }
    }

    /** The words of the table. */
    public record Words(String person, String broughtBy, String result) {}

    private static final int ROW = 34;
    private static final int COLUMN = 152;
    private static final int LONGEST_NAME = 17;

    @Override
    public Markup drawing() {
        var canvas = new Canvas();
        canvas.place(root, 0, 0);
        return new Markup()
                .open(
                        "svg",
                        "class",
                        "tree",
                        "width",
                        root.depth() * COLUMN + 24,
                        "height",
                        root.leaves() * ROW + 6,
                        "aria-hidden",
                        "true")
                .add(canvas.edges)
                .add(canvas.people)
                .close();
    }

    /** The drawing as it grows, the edges below the people. People come in the order of the table's rows. */
    private static final class Canvas {
        private final Markup edges = new Markup();
        private final Markup people = new Markup();
        private int row;

        /** Draws a person and everybody they brought, from {@code top} on; says at which height the person sits. */
        double place(Node node, int depth, double top) {
            int me = row++;
            double x = depth * COLUMN + 14;
            double y = top + ROW / 2.0;
            if (!node.children.isEmpty()) {
                double below = top;
                List<Double> ys = new ArrayList<>();
                for (Node child : node.children) {
                    ys.add(place(child, depth + 1, below));
                    below += child.leaves() * ROW;
                }
                y = (ys.getFirst() + ys.getLast()) / 2;
                for (int i = 0; i < ys.size(); i++) {
                    edges.shape("path", "class", "te " + node.children.get(i).css, "d", edge(node, x, y, ys.get(i)));
                }
            }
            person(people, node, x, y, me);
            return y;
        }
    }

    /** Starts right of the parent's text, whose width is estimated from its length. */
    private static String edge(Node parent, double x, double y, double childY) {
        double end = x + COLUMN - 12;
        double start = Math.min(
                end - 18, x + 24 + Math.max(shortened(parent.name).length() * 6.9, parent.note.length() * 5.7));
        double middle = (start + end) / 2;
        return "M" + Curve.pair(start, y) + "C" + Curve.pair(middle, y) + " " + Curve.pair(middle, childY) + " "
                + Curve.pair(end, childY);
    }

    /** The table has the whole name. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static void person(Markup svg, Node node, double x, double y, int row) {
        svg.open("g", "class", "tn " + node.css, "data-row", row);
        svg.shape("circle", "cx", x, "cy", y, "r", 12);
        String inside = node.css.equals("more") ? "+" : Initials.of(node.name);
        svg.text("text", inside, "class", "ti", "x", x, "y", y + 3.5, "text-anchor", "middle");
        svg.text("text", shortened(node.name), "class", "tt", "x", x + 18, "y", y - 2);
        svg.text("text", node.note, "class", "ts", "x", x + 18, "y", y + 11).close();
    }

    @Override
    public DataTable table() {
        List<List<DataTable.Cell>> rows = new ArrayList<>();
        list(root, "–", rows);
        return new DataTable(
                List.of(DataTable.words(words.person), DataTable.words(words.broughtBy), DataTable.words(words.result)),
                rows);
    }

    private static void list(Node node, String parent, List<List<DataTable.Cell>> rows) {
        rows.add(List.of(DataTable.cell(node.name), DataTable.cell(parent), DataTable.cell(node.note)));
        node.children.forEach(child -> list(child, node.name, rows));
    }
}
