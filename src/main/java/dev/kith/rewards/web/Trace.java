package dev.kith.rewards.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.kith.platform.page.Words;
import dev.kith.referrals.Check;
import dev.kith.referrals.Check.Mark;
import dev.kith.rewards.web.WhyPage.Line;
import dev.kith.rewards.web.WhyPage.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A stored trace as a checklist: nine stages, each with its checks, each check with what it looked at. */
final class Trace {

    private final Matter matter;
    private final Words w;

    Trace(Matter matter) {
        this.matter = matter;
        this.w = matter.words();
    }

    private record Told(Check check, Line line) {}

    /** Stages in which nothing was looked at are left out. */
    List<Stage> stages(List<Check> trace) {
        var inputs = new Inputs(matter, trace);
        Map<Check.Stage, List<Told>> byStage = trace.stream()
                .map(check -> new Told(check, line(check, inputs)))
                .collect(groupingBy(told -> told.check.stage(), TreeMap::new, toList()));
        return byStage.entrySet().stream()
                .map(entry -> stage(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Stage stage(Check.Stage stage, List<Told> told) {
        long failed = count(told, Mark.FAIL);
        long waits = count(told, Mark.WAIT);
        long passed = count(told, Mark.PASS);
        Mark mark = failed > 0 ? Mark.FAIL : waits > 0 ? Mark.WAIT : passed > 0 ? Mark.PASS : Mark.SKIP;
        String summary = switch (mark) {
            case FAIL -> w.n("why.stage.failed", failed);
            case WAIT -> w.t("why.stage.waits");
            case PASS, WARN -> w.n("why.stage.passed", passed);
            case SKIP -> w.t("why.stage.skipped");
        };
        return new Stage(
                w.t("why.stage." + stage.letter().toLowerCase(Locale.ROOT)),
                icon(mark),
                mark.code(),
                summary,
                mark == Mark.FAIL || mark == Mark.WAIT,
                told.stream().map(Told::line).toList());
    }

    private static long count(List<Told> told, Mark mark) {
        return told.stream().filter(each -> each.check.mark() == mark).count();
    }

    private Line line(Check check, Inputs inputs) {
        return new Line(
                check.mark().code(),
                icon(check.mark()),
                w.t("why.mark." + check.mark().code()),
                w.find("why.check." + check.code()).orElse(check.code()),
                check.reason().map(reason -> w.t("reason." + reason.code())).orElse(""),
                inputs.of(check));
    }

    private static String icon(Mark mark) {
        return switch (mark) {
            case PASS -> "circle-check";
            case FAIL -> "circle-x";
            case WAIT -> "clock";
            case WARN -> "triangle-alert";
            case SKIP -> "minus";
        };
    }
}
