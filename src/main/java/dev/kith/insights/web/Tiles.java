package dev.kith.insights.web;

import dev.kith.insights.KpiDefinition;
import dev.kith.insights.ProgramFigures;
import dev.kith.insights.Share;
import dev.kith.insights.Totals;
import dev.kith.platform.chart.Markup;
import dev.kith.platform.chart.Spark;
import dev.kith.platform.page.Words;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The key figures of a period, each against the period before, each with what it means. */
final class Tiles {

    /**
     * One key figure.
     *
     * @param thin whether it rests on too few to mean much
     */
    record Tile(
            String key,
            String name,
            String value,
            Movement movement,
            boolean thin,
            String note,
            Definition definition,
            Markup trend) {}

    /**
     * Against the period before.
     *
     * @param shown empty where there is nothing to compare with
     * @param tone good, bad, or empty
     */
    record Movement(String shown, boolean up, String tone) {

        private static final Movement NONE = new Movement("", true, "");
    }

    /** How a figure is counted, in words and in this period's own numbers. */
    record Definition(String above, String below, String numbers, String dated) {}

    private final Words w;
    private final ProgramFigures figures;
    private final Totals now;
    private final Totals before;

    Tiles(Words words, ProgramFigures figures) {
        this.w = words;
        this.figures = figures;
        this.now = figures.now();
        this.before = figures.before();
    }

    List<Tile> all() {
        return List.of(
                sum(KpiDefinition.CUSTOMERS, Totals::customers, w::num, held()),
                sum(KpiDefinition.REVENUE, Totals::revenue, minor -> w.rounded(figures.money(minor)), ""),
                rate(KpiDefinition.CONVERSION, Totals::conversion),
                rate(KpiDefinition.SHARE, Totals::shareRate),
                cost(),
                sum(KpiDefinition.LIABILITY, Totals::liability, minor -> w.rounded(figures.money(minor)), ""));
    }

    private String held() {
        return now.held() == 0 ? "" : w.t("overview.held", w.num(now.held()));
    }

    private Tile sum(KpiDefinition kpi, ToLongFunction<Totals> figure, Function<Long, String> shown, String note) {
        long a = figure.applyAsLong(now);
        long b = figure.applyAsLong(before);
        String value = shown.apply(a);
        var definition = new Definition(w.t(kpi.above()), "", value, w.t(kpi.dated()));
        Movement movement = b == 0 ? Movement.NONE : movement(kpi, w.change(a / (double) b - 1), a - b);
        ToDoubleFunction<Totals> daily = figure::applyAsLong;
        return new Tile(kpi.key(), w.t(kpi.name()), value, movement, false, note, definition, trend(kpi, daily));
    }

    private Tile rate(KpiDefinition kpi, Function<Totals, Share> figure) {
        Share a = figure.apply(now);
        Share b = figure.apply(before);
        String value = a.isKnown() ? w.pct(a.value()) : "–";
        boolean comparable = a.isKnown() && b.isKnown();
        double difference = comparable ? a.value() - b.value() : 0;
        Movement movement = comparable ? movement(kpi, w.points(difference), difference) : Movement.NONE;
        String note = a.isThin() && a.isKnown() ? w.t("overview.of", w.num(a.part()), w.num(a.whole())) : "";
        var definition = definition(kpi, w.num(a.part()), w.num(a.whole()), value);
        Markup trend = trend(kpi, totals -> known(figure.apply(totals).value()));
        return new Tile(kpi.key(), w.t(kpi.name()), value, movement, a.isThin(), note, definition, trend);
    }

    private Tile cost() {
        KpiDefinition kpi = KpiDefinition.COST;
        double a = now.costPerCustomer();
        double b = before.costPerCustomer();
        boolean comparable = !Double.isNaN(a) && !Double.isNaN(b) && b != 0;
        String value = Double.isNaN(a) ? "–" : w.money(figures.money(Math.round(a)));
        Movement movement = comparable ? movement(kpi, w.change(a / b - 1), a - b) : Movement.NONE;
        var definition = definition(kpi, w.exact(figures.money(now.cost())), w.num(now.customers()), value);
        Markup trend = trend(kpi, totals -> known(totals.costPerCustomer()));
        boolean thin = new Share(0, now.customers()).isThin();
        return new Tile(kpi.key(), w.t(kpi.name()), value, movement, thin, "", definition, trend);
    }

    private Definition definition(KpiDefinition kpi, String part, String whole, String result) {
        String below = kpi.below().map(key -> w.t(key)).orElse("");
        return new Definition(w.t(kpi.above()), below, w.t("kpi.numbers", part, whole, result), w.t(kpi.dated()));
    }

    private static Movement movement(KpiDefinition kpi, String shown, double direction) {
        boolean up = direction >= 0;
        String tone = switch (kpi.welcome()) {
            case UP -> up ? "good" : "bad";
            case DOWN -> up ? "bad" : "good";
            case NEITHER -> "";
        };
        return new Movement(shown, up, direction == 0 ? "" : tone);
    }

    /** A balance is shown as it stood each day; everything else as a sum of seven days, which calms the weekends. */
    private Markup trend(KpiDefinition kpi, ToDoubleFunction<Totals> figure) {
        int span = kpi.equals(KpiDefinition.LIABILITY) ? 0 : 6;
        List<Double> values = figures.period().each().stream()
                .map(day -> figures.period().stretch(day.minusDays(span), day))
                .map(days -> figure.applyAsDouble(figures.totals(days)))
                .toList();
        return Spark.line(values, "");
    }

    private static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
