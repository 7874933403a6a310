package dev.kith.platform.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One row per starting month, one column per month since. The picture is a real table, so it needs no second one. */
public record CohortHeat(String id, String title, String summary, Words words, List<Cohort> cohorts) implements Chart {

    /**
     * People who started together.
     *
     * @param kept the share that came back k months later; the first is 1
     * @param open whether the last share is still growing, because its month is not over
     */
    public record Cohort(String month, long people, List<Double> kept, boolean open) {

        public Cohort {
            kept = List.copyOf(kept);
        }
    }

    /** The words of the table and its formats. */
    public record Words(
            String cohort, String people, String monthLetter, String stillOpen, Format number, Format percent) {}

    private static final int SHADES = 7;

    public CohortHeat {
        cohorts = List.copyOf(cohorts);
    }

    @Override
    public boolean readsAsText() {
        return true;
    }

    @Override
    public Markup drawing() {
        Markup html = new Markup().open("table", "class", "heat").text("caption", title, "class", "sr");
        html.open("thead").open("tr");
        html.open("th", "scope", "col")
                .text("span", words.cohort, "class", "sr")
                .close();
        html.text("th", words.people, "scope", "col");
        for (int k = 0; k < months(); k++) {
            html.text("th", words.monthLetter + k, "scope", "col");
        }
        html.close().close().open("tbody");
        cohorts.forEach(cohort -> row(html, cohort));
        return html.close().close();
    }

    private void row(Markup html, Cohort cohort) {
        html.open("tr").text("th", cohort.month, "scope", "row");
        html.text("td", words.number.apply(cohort.people), "class", "sz");
        for (int k = 0; k < months(); k++) {
            if (k >= cohort.kept.size()) {
                html.open("td").close();
                continue;
            }
            boolean open = cohort.open && k > 0 && k == cohort.kept.size() - 1;
            String css = "q" + shade(k, cohort.kept.get(k)) + (open ? " open" : "");
            html.open("td", "class", css).words(words.percent.apply(cohort.kept.get(k)));
            if (open) {
                html.text("span", words.stillOpen, "class", "sr");
            }
            html.close();
        }
        html.close();
    }

    private int months() {
        return cohorts.stream().mapToInt(cohort -> cohort.kept.size()).max().orElse(0);
    }

    /** Shades are stretched over the values that occur, so that small differences stay visible. */
    private int shade(int month, double share) {
        if (month == 0) {
            return 9;
        }
        double highest = later().max(Double::compare).orElse(1.0);
        double lowest = later().min(Double::compare).orElse(0.0);
        double spread = Math.max(highest - lowest, 1e-9);
        return (int) Math.min(SHADES - 1, SHADES * (share - lowest) / spread);
    }

    private Stream<Double> later() {
        return cohorts.stream().flatMap(cohort -> cohort.kept.stream().skip(1));
    }

    @Override
    public DataTable table() {
        List<DataTable.Column> columns =
                new ArrayList<>(List.of(DataTable.words(words.cohort), DataTable.numbers(words.people)));
        IntStream.range(0, months()).forEach(k -> columns.add(DataTable.numbers(words.monthLetter + k)));
        List<List<DataTable.Cell>> rows = new ArrayList<>();
        for (Cohort cohort : cohorts) {
            List<DataTable.Cell> row = new ArrayList<>();
            row.add(DataTable.cell(cohort.month));
            row.add(DataTable.cell(cohort.people, words.number));
            cohort.kept.forEach(share -> row.add(DataTable.cell(share, words.percent)));
            rows.add(row);
        }
        return new DataTable(columns, rows);
    }
}
