package dev.kith.platform.chart;

import java.util.ArrayList;
import java.util.List;

/** The most common whole paths, ranked. Takes the place of the Sankey on narrow screens. */
public record PathList(String id, String title, String summary, Words words, List<Path> paths, long everyone)
        implements Chart {

    /**
     * One whole path.
     *
     * @param css of its last step: win, win2 or lost
     */
    public record Path(List<String> steps, long people, String css) {

        public Path {
            steps = List.copyOf(steps);
        }
    }

    /** The words of the table and its formats. */
    public record Words(String path, String people, String share, Format number, Format percent) {}

    public PathList {
        paths = List.copyOf(paths);
    }

    @Override
    public boolean readsAsText() {
        return true;
    }

    @Override
    public Markup drawing() {
        Markup html = new Markup().open("ol", "class", "paths");
        for (Path path : paths) {
            double share = path.people / (double) everyone;
            html.open("li").open("span", "class", "steps");
            for (int i = 0; i < path.steps.size(); i++) {
                html.text("span", path.steps.get(i), "class", i == path.steps.size() - 1 ? path.css : "");
            }
            html.close().text("b", words.number.apply(path.people)).text("small", words.percent.apply(share));
            html.add(Spark.bar(path.people / (double) paths.getFirst().people, 4))
                    .close();
        }
        return html.close();
    }

    @Override
    public DataTable table() {
        List<List<DataTable.Cell>> rows = new ArrayList<>();
        for (Path path : paths) {
            rows.add(List.of(
                    DataTable.cell(String.join(" → ", path.steps)),
                    DataTable.cell(path.people, words.number),
                    DataTable.cell(path.people / (double) everyone, words.percent)));
        }
        return new DataTable(
                List.of(DataTable.words(words.path), DataTable.numbers(words.people), DataTable.numbers(words.share)),
                rows);
    }
}
