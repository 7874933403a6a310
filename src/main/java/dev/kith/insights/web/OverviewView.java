package dev.kith.insights.web;

import dev.kith.insights.Period;
import dev.kith.insights.ProgramFigures;
import dev.kith.insights.Totals;
import dev.kith.insights.web.OverviewPage.Charts;
import dev.kith.insights.web.OverviewPage.Choice;
import dev.kith.insights.web.OverviewPage.Head;
import dev.kith.platform.chart.Chart;
import dev.kith.platform.chart.Figure;
import dev.kith.platform.chart.Markup;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Words;
import java.util.List;
import java.util.Optional;

/** Puts the figures of a program into the words of its reader. */
final class OverviewView {

    /** What the page says of the program itself. */
    record Subject(String key, String name, String state, String tone, String promise, Optional<String> liveSince) {}

    private final Words w;
    private final Frame frame;
    private final Subject subject;
    private final ProgramFigures figures;
    private final Address address;

    OverviewView(Frame frame, Subject subject, ProgramFigures figures, Address address) {
        this.w = frame.words();
        this.frame = frame;
        this.subject = subject;
        this.figures = figures;
        this.address = address;
    }

    Head head() {
        Period period = figures.period();
        String line = subject.liveSince
                .map(since -> w.t("overview.line", subject.promise, since))
                .orElse(subject.promise);
        List<Choice> lengths = Period.LENGTHS.stream()
                .map(days -> new Choice(
                        w.t("overview.days", days),
                        address.with("days", days == 28 ? "" : days.toString())
                                .without("cursor")
                                .toString(),
                        period.days() == days))
                .toList();
        return new Head(
                subject.name,
                subject.key,
                headline(),
                line,
                subject.state,
                subject.tone,
                w.range(period.first(), period.last()),
                lengths,
                w.t("overview.asof", w.moment(figures.asOf())),
                figures.otherUnits() ? w.t("overview.units", figures.unit()) : "");
    }

    private String headline() {
        Totals now = figures.now();
        int days = figures.period().days();
        if (now.revenue() == 0) {
            return w.t("overview.headline.none", w.num(days));
        }
        String revenue = w.rounded(figures.money(now.revenue()));
        return now.allRevenue() <= now.revenue()
                ? w.t("overview.headline.first", revenue, w.num(days))
                : w.t(
                        "overview.headline",
                        revenue,
                        w.num(days),
                        w.pct0(now.ofAllRevenue().value()));
    }

    /** A funnel of zeros and a river without water say less than a sentence: these are left out. */
    Charts charts(Markup cohorts, Markup tree, String treeNote) {
        var charts = new OverviewCharts(w, figures);
        var flows = new FlowCharts(w, figures);
        boolean opened = figures.now().visitors() > 0;
        return new Charts(
                figure(charts.revenue()),
                opened || figures.sharers() > 0 ? figure(charts.funnel()) : new Markup(),
                w.t("funnel.sub"),
                opened ? figure(flows.flows()) : new Markup(),
                opened ? figure(flows.paths()) : new Markup(),
                flows.summary(),
                figure(charts.channels()),
                cohorts,
                tree,
                treeNote);
    }

    Markup figure(Chart chart) {
        String csv = address.without("q")
                .without("sort")
                .without("cursor")
                .at(address.path() + "/charts/" + chart.id() + ".csv")
                .toString();
        return Figure.of(chart, csv, w.chartLabels());
    }

    List<Tiles.Tile> tiles() {
        return new Tiles(w, figures).all();
    }

    List<NextSteps.Step> next() {
        return new NextSteps(w, figures, subject.key, frame.home()).top();
    }
}
