package dev.kith.insights.web;

import static dev.kith.platform.chart.DataTable.cell;

import dev.kith.insights.Period;
import dev.kith.insights.ProgramFigures;
import dev.kith.insights.Totals;
import dev.kith.platform.chart.BarList;
import dev.kith.platform.chart.Chart;
import dev.kith.platform.chart.DataTable;
import dev.kith.platform.chart.Funnel;
import dev.kith.platform.chart.LineChart;
import dev.kith.platform.page.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pictures of a program's overview, drawn from the same rows as its tiles. */
final class OverviewCharts {

    private final Words w;
    private final ProgramFigures figures;
    private final Totals now;

    OverviewCharts(Words words, ProgramFigures figures) {
        this.w = words;
        this.figures = figures;
        this.now = figures.now();
    }

    /** By the name that stands in the address of its spreadsheet. */
    Optional<Chart> named(String id) {
        return switch (id) {
            case "revenue" -> Optional.of(revenue());
            case "funnel" -> Optional.of(funnel());
            case "channels" -> Optional.of(channels());
            case "flows" -> Optional.of(new FlowCharts(w, figures).flows());
            case "paths" -> Optional.of(new FlowCharts(w, figures).paths());
            default -> Optional.empty();
        };
    }

    LineChart revenue() {
        Period period = figures.period();
        List<Double> current = amounts(period);
        List<Double> previous = amounts(period.before());
        List<LineChart.Tick> ticks = period.each().stream()
                .map(day -> new LineChart.Tick(w.day(day), w.weekday(day)))
                .toList();
        var series = List.of(
                new LineChart.Series(w.t("overview.current"), "now", true, current),
                new LineChart.Series(w.t("overview.previous"), "prev", false, previous));
        return new LineChart(
                "revenue",
                w.t("kpi.revenue"),
                spoken(period, current),
                w.t("overview.day"),
                ticks,
                series,
                List.of(),
                w.brief(figures.unit()),
                figures.unit().code());
    }

    private List<Double> amounts(Period period) {
        return figures.daily(period, Totals::revenue).stream()
                .map(minor -> w.major(figures.money(minor.longValue())))
                .toList();
    }

    private String spoken(Period period, List<Double> amounts) {
        int best = indexOf(amounts, amounts.stream().mapToDouble(d -> d).max().orElse(0));
        int weakest =
                indexOf(amounts, amounts.stream().mapToDouble(d -> d).min().orElse(0));
        List<LocalDate> days = period.each();
        return w.t(
                "overview.revenue.spoken",
                w.range(period.first(), period.last()),
                w.rounded(figures.money(now.revenue())),
                w.weekday(days.get(best)),
                w.weekday(days.get(weakest)));
    }

    private static int indexOf(List<Double> amounts, double wanted) {
        return Math.max(0, amounts.indexOf(wanted));
    }

    Funnel funnel() {
        var words = new Funnel.Words(
                w.t("funnel.step"),
                w.t("funnel.count"),
                w.t("funnel.rate"),
                w.t("funnel.worst"),
                w::num,
                w::pct,
                w::decimal);
        var steps = List.of(
                new Funnel.Step(w.t("funnel.shared"), figures.sharers(), true, false),
                new Funnel.Step(w.t("funnel.opened"), now.visitors(), false, false),
                new Funnel.Step(w.t("funnel.joined"), now.bound(), true, true),
                new Funnel.Step(w.t("funnel.bought"), now.bought(), true, true),
                new Funnel.Step(w.t("funnel.rewarded"), now.rewarded(), true, false));
        String summary = w.t("funnel.spoken", w.num(now.visitors()), w.num(now.bought()));
        return new Funnel("funnel", w.t("funnel.title"), summary, words, steps);
    }

    BarList channels() {
        List<DataTable.Column> columns = new ArrayList<>();
        columns.add(DataTable.words(w.t("channels.channel")));
        if (buttonsArePressed()) {
            columns.add(DataTable.numbers(w.t("channels.shares")));
        }
        columns.add(DataTable.numbers(w.t("channels.opened")));
        columns.add(DataTable.numbers(w.t("channels.bought")));
        columns.add(DataTable.numbers(w.t("channels.rate")));
        columns.add(DataTable.numbers(w.t("channels.customers")));
        columns.add(DataTable.numbers(w.t("channels.revenue")).in(figures.unit().code()));
        List<String> ranked = figures.channels();
        List<List<DataTable.Cell>> rows = ranked.stream().map(this::row).toList();
        var table = new DataTable(columns, rows);
        return new BarList(
                "channels",
                w.t("channels.title"),
                w.t("channels.sub"),
                table,
                ranked.stream().map(Channels::icon).toList(),
                columns.size() - 1);
    }

    /** A shop with share buttons of its own does not tell Kith who pressed them. */
    private boolean buttonsArePressed() {
        return now.shares() > 0;
    }

    private List<DataTable.Cell> row(String channel) {
        Totals totals = figures.totals(channel);
        List<DataTable.Cell> row = new ArrayList<>();
        row.add(cell(Channels.name(w, channel)));
        if (buttonsArePressed()) {
            row.add(cell(totals.shares(), w::num));
        }
        row.add(cell(totals.visitors(), w::num));
        row.add(cell(totals.bought(), w::num));
        row.add(cell(totals.conversion().value(), w::pct));
        row.add(cell(totals.customers(), w::num));
        row.add(cell(w.major(figures.money(totals.revenue())), w.exact(figures.unit())));
        return row;
    }
}
