package dev.kith.platform.chart;

import java.util.ArrayList;
import java.util.List;

/** Steps from top to bottom with the rate between them; the largest loss among the judged steps is named. */
public record Funnel(String id, String title, String summary, Words words, List<Step> steps) implements Chart {

    /**
     * One step.
     *
     * @param sameUnit false where it counts something else than the step before: then "× 1.47" is said, not a rate
     * @param judged true where the page can do better and everyone had time to go on; who still waits is no loss
     */
    public record Step(String name, long count, boolean sameUnit, boolean judged) {}

    /** The words of the table and its formats. */
    public record Words(
            String step, String count, String rate, String worst, Format number, Format percent, Format times) {}

    /** Below this many people a rate is chance, and naming a drop would mislead. */
    private static final int JUDGED_FROM = 30;

    public Funnel {
        steps = List.copyOf(steps);
    }

    @Override
    public Markup drawing() {
        double widest = Math.max(1, steps.stream().mapToLong(Step::count).max().orElse(1));
        int worst = worst();
        Markup html = new Markup().open("ol", "class", "funnel");
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            html.open("li", "class", "step", "data-row", i);
            if (i > 0) {
                html.open("div", "class", i == worst ? "conv worst" : "conv").text("span", rate(i));
                if (i == worst) {
                    html.text("b", words.worst);
                }
                html.close();
            }
            html.open("div", "class", "fl")
                    .text("span", step.name)
                    .text("b", words.number.apply(step.count))
                    .close();
            html.add(Spark.bar(step.count / widest, 10)).close();
        }
        return html.close();
    }

    private int worst() {
        int worst = -1;
        for (int i = 1; i < steps.size(); i++) {
            boolean lost = steps.get(i).judged && steps.get(i - 1).count >= JUDGED_FROM;
            if (lost && ratio(i) < 1 && (worst < 0 || ratio(i) < ratio(worst))) {
                worst = i;
            }
        }
        return worst;
    }

    private double ratio(int i) {
        return steps.get(i).count / (double) Math.max(1, steps.get(i - 1).count);
    }

    private String rate(int i) {
        if (steps.get(i - 1).count == 0) {
            return "–";
        }
        return steps.get(i).sameUnit ? "↓ " + words.percent.apply(ratio(i)) : "× " + words.times.apply(ratio(i));
    }

    @Override
    public DataTable table() {
        var columns =
                List.of(DataTable.words(words.step), DataTable.numbers(words.count), DataTable.numbers(words.rate));
        List<List<DataTable.Cell>> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            double ratio = i == 0 ? 1 : ratio(i);
            rows.add(List.of(
                    DataTable.cell(steps.get(i).name),
                    DataTable.cell(steps.get(i).count, words.number),
                    new DataTable.Cell(i == 0 ? "" : rate(i), ratio)));
        }
        return new DataTable(columns, rows);
    }
}
