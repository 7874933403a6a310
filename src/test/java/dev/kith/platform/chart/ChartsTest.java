package dev.kith.platform.chart;

import static dev.kith.platform.chart.DataTable.cell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Golden;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartsTest {

    private static final Chart.Format WHOLE = value -> Long.toString(Math.round(value));
    private static final Chart.Format PERCENT = value -> Math.round(value * 100) + "%";
    private static final Figure.Labels LABELS = new Figure.Labels("chart", "Show as table", "CSV");

    @Test
    void drawsALineWithThePreviousPeriodAGapAndANote() {
        var chart = line(List.of(10.0, 30.0, Double.NaN, 20.0, 25.0), List.of(5.0, 6.0, 7.0, 8.0, 9.0));

        Golden.assertMatches(
                "chart/line.html", Figure.of(chart, "/x.csv", LABELS).toString());
    }

    @Test
    void drawsLinesWithoutAnyNumber() {
        assertThat(line(List.of(), List.of()).drawing().toString()).contains("class=\"base\"");
        assertThat(line(Collections.nCopies(5, 0.0), Collections.nCopies(5, 0.0))
                        .drawing()
                        .toString())
                .doesNotContain("NaN");
        assertThat(line(List.of(3.0), List.of(2.0)).drawing().toString()).doesNotContain("NaN");
    }

    @Test
    void drawsAThousandDays() {
        var days = IntStream.range(0, 1_000).mapToObj(i -> i % 90 * 1.0).toList();

        assertThat(line(days, days).drawing().toString())
                .hasSizeLessThan(250_000)
                .doesNotContain("NaN");
    }

    @Test
    void keepsZeroOnTheAxisWhenRefundsOutweighSales() {
        var axis = Axis.around(List.of(-30.0, 100.0).stream());

        assertThat(axis.low()).isLessThanOrEqualTo(-30);
        assertThat(axis.marks()).contains(0.0);
        assertThat(axis.place(axis.high())).isZero();
        assertThat(axis.place(axis.low())).isEqualTo(1);
    }

    @Test
    void endsTheAxisOnARoundNumber() {
        assertThat(Axis.around(List.of(5_780.0).stream()).high()).isEqualTo(6_000);
        assertThat(Axis.around(List.of(0.0).stream())).isEqualTo(new Axis(0, 1, 1));
    }

    @Test
    void namesTheBiggestDropAmongTheJudgedSteps() {
        Golden.assertMatches(
                "chart/funnel.html",
                Figure.of(funnel(400, 300, 90, 60), "/x.csv", LABELS).toString());
    }

    @Test
    void namesNoDropAmongAHandfulOfPeople() {
        assertThat(funnel(20, 12, 3, 1).drawing().toString()).doesNotContain("biggest drop");
        assertThat(funnel(0, 0, 0, 0).drawing().toString()).contains("–").doesNotContain("NaN");
    }

    @Test
    void ranksAmountsAsATableWithBars() {
        var table = new DataTable(
                List.of(DataTable.words("Channel"), DataTable.numbers("Revenue").in("EUR")),
                List.of(List.of(cell("Link"), cell(1840, WHOLE)), List.of(cell("E-mail & <more>"), cell(920, WHOLE))));
        var bars = new BarList("channels", "By channel", "", table, List.of("link", "mail"), 1);

        Golden.assertMatches(
                "chart/bars.html", Figure.of(bars, "/x.csv", LABELS).toString());
    }

    @Test
    void showsTheShareThatStayedAndMarksTheMonthThatIsNotOver() {
        var words = new CohortHeat.Words("First order", "People", "M", "still open", WHOLE, PERCENT);
        var heat = new CohortHeat(
                "cohorts",
                "Who stays",
                "",
                words,
                List.of(
                        new CohortHeat.Cohort("Sep", 120, List.of(1.0, .5, .4), false),
                        new CohortHeat.Cohort("Oct", 90, List.of(1.0, .3), true)));

        Golden.assertMatches("chart/cohorts.html", heat.drawing().toString());
    }

    @Test
    void drawsFlowsAndATree() {
        var words = new Sankey.Words("From", "To", "People", "Share", WHOLE, PERCENT);
        var sankey = new Sankey(
                "flows",
                "Flows",
                "",
                words,
                List.of("Shared by", "Outcome"),
                List.of(
                        new Sankey.Node("a", "WhatsApp", 0, "c1"),
                        new Sankey.Node("b", "Bought", 1, "win"),
                        new Sankey.Node("c", "Left", 1, "lost")),
                List.of(new Sankey.Link("a", "b", 30), new Sankey.Link("a", "c", 70)));
        var tree = new TreeChart(
                "tree",
                "Tree",
                "",
                new TreeChart.Words("Person", "Through", "Result"),
                new TreeChart.Node(
                        "Ada Neri",
                        "2 friends",
                        "root",
                        List.of(
                                new TreeChart.Node("Bruno", "€40", "ok", List.of()),
                                new TreeChart.Node("Cleo", "same person", "bad", List.of()))));

        Golden.assertMatches("chart/sankey.html", sankey.drawing().toString());
        Golden.assertMatches("chart/tree.html", tree.drawing().toString());
    }

    @Test
    void writesSpreadsheetsThatCannotRunFormulas() {
        var table = new DataTable(
                List.of(DataTable.words("Name"), DataTable.numbers("Revenue").in("EUR")),
                List.of(
                        List.of(cell("=HYPERLINK(\"x\")"), cell(12.5, WHOLE)),
                        List.of(cell("Ada"), cell(Double.NaN, WHOLE))));

        assertThat(table.csv(Locale.US))
                .isEqualTo("\uFEFF\"Name\",\"Revenue (EUR)\"\r\n\"'=HYPERLINK(\"\"x\"\")\",12.5\r\n\"Ada\",\r\n");
        assertThat(table.csv(Locale.ITALY))
                .contains("\"Name\";\"Revenue (EUR)\"")
                .contains(";12,5");
    }

    @Test
    void shortensNamesToTheirInitials() {
        assertThat(Initials.of("Ada Neri")).isEqualTo("AN");
        assertThat(Initials.of("ada.neri@example.com")).isEqualTo("AN");
        assertThat(Initials.of("42")).isEqualTo("·");
    }

    private static LineChart line(List<Double> now, List<Double> before) {
        var ticks = IntStream.range(0, now.size())
                .mapToObj(i -> new LineChart.Tick("D" + i, "Day " + i))
                .toList();
        var notes = now.size() > 2 ? List.of(new LineChart.Note(1, "Double reward")) : List.<LineChart.Note>of();
        return new LineChart(
                "revenue",
                "Revenue",
                "Five days.",
                "Day",
                ticks,
                List.of(
                        new LineChart.Series("Now", "now", true, now),
                        new LineChart.Series("Before", "prev", false, before)),
                notes,
                WHOLE,
                "EUR");
    }

    private static Funnel funnel(long shared, long opened, long signedUp, long bought) {
        var words = new Funnel.Words("Step", "People", "Rate", "biggest drop", WHOLE, PERCENT, WHOLE);
        return new Funnel(
                "funnel",
                "From share to reward",
                "",
                words,
                List.of(
                        new Funnel.Step("Shared", shared, true, false),
                        new Funnel.Step("Opened", opened, false, false),
                        new Funnel.Step("Signed up", signedUp, true, true),
                        new Funnel.Step("Bought", bought, true, true)));
    }
}
