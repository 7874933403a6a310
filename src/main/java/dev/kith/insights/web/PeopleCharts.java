package dev.kith.insights.web;

import dev.kith.insights.Cohort;
import dev.kith.insights.Kin;
import dev.kith.insights.ProgramFigures;
import dev.kith.platform.chart.CohortHeat;
import dev.kith.platform.chart.TreeChart;
import dev.kith.platform.page.Words;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The two pictures about persons: whether they stay, and who brought whom. */
final class PeopleCharts {

    /** More children than these are named by their number. */
    private static final int SHOWN = 5;

    private final Words w;
    private final ProgramFigures figures;

    PeopleCharts(Words words, ProgramFigures figures) {
        this.w = words;
        this.figures = figures;
    }

    CohortHeat cohorts(List<Cohort> cohorts) {
        var words = new CohortHeat.Words(
                w.t("cohorts.cohort"),
                w.t("funnel.count"),
                w.t("cohorts.letter"),
                w.t("cohorts.open"),
                w::num,
                w::pct0);
        YearMonth current =
                YearMonth.from(figures.asOf().atZone(figures.period().zone()));
        List<CohortHeat.Cohort> rows =
                cohorts.stream().map(cohort -> row(cohort, current)).toList();
        return new CohortHeat("cohorts", w.t("cohorts.title"), w.t("cohorts.sub"), words, rows);
    }

    private CohortHeat.Cohort row(Cohort cohort, YearMonth current) {
        List<Double> kept = IntStream.range(0, cohort.back().size())
                .mapToObj(k -> k == 0 ? 1.0 : cohort.back().get(k) / (double) Math.max(1, cohort.people()))
                .toList();
        boolean reachesToday =
                cohort.month().plusMonths(cohort.back().size() - 1L).equals(current);
        return new CohortHeat.Cohort(w.month(cohort.month()), cohort.people(), kept, reachesToday);
    }

    TreeChart tree(Kin root) {
        var words = new TreeChart.Words(w.t("tree.person"), w.t("tree.by"), w.t("tree.result"));
        return new TreeChart("tree", w.t("tree.title"), w.t("tree.sub", root.name()), words, node(root));
    }

    private TreeChart.Node node(Kin kin) {
        List<TreeChart.Node> children = new ArrayList<>(
                kin.friends().stream().limit(SHOWN).map(this::node).toList());
        int more = kin.friends().size() - children.size();
        if (more > 0) {
            children.add(new TreeChart.Node(w.n("tree.more", more), "", "more", List.of()));
        }
        return new TreeChart.Node(kin.name(), note(kin), css(kin.state()), children);
    }

    private String note(Kin kin) {
        return kin.spent() > 0
                ? w.rounded(figures.money(kin.spent()))
                : w.find("referral.state." + kin.state()).orElse("");
    }

    private static String css(String state) {
        return switch (state) {
            case "root" -> "root";
            case "approved", "qualified" -> "ok";
            case "bound", "review" -> "wait";
            default -> "bad";
        };
    }
}
