package dev.kith.rewards.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.kith.kernel.Money;
import dev.kith.platform.page.Words;
import dev.kith.referrals.Check;
import dev.kith.referrals.Check.Mark;
import dev.kith.rewards.web.WhyPage.Line;
import dev.kith.rewards.web.WhyPage.Stage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A stored trace as a checklist: nine stages, each with its checks, each check with what it looked at. */
final class Trace {

    private final Words w;

    Trace(Words words) {
        this.w = words;
    }

    /** Stages in which nothing was looked at are left out. */
    List<Stage> stages(List<Check> trace) {
        Map<Check.Stage, List<Check>> byStage =
                trace.stream().collect(groupingBy(Check::stage, TreeMap::new, toList()));
        return byStage.entrySet().stream()
                .map(entry -> stage(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Stage stage(Check.Stage stage, List<Check> checks) {
        long failed = checks.stream().filter(Check::failed).count();
        long waits = checks.stream().filter(check -> check.mark() == Mark.WAIT).count();
        long passed = checks.stream().filter(check -> check.mark() == Mark.PASS).count();
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
                checks.stream().map(this::line).toList());
    }

    private Line line(Check check) {
        return new Line(
                check.mark().code(),
                icon(check.mark()),
                w.t("why.mark." + check.mark().code()),
                w.find("why.check." + check.code()).orElse(check.code()),
                check.reason().map(reason -> w.t("reason." + reason.code())).orElse(""),
                check.inputs().entrySet().stream()
                        .map(input -> input(input.getKey(), input.getValue()))
                        .collect(joining(" · ")));
    }

    private String input(String name, String value) {
        String label = w.find("why.input." + name).orElse(name.replace('_', ' '));
        return label + " " + shown(name, value);
    }

    /** Instants and amounts are stored exactly and shown as everywhere else. */
    private String shown(String name, String value) {
        if (name.equals("method")) {
            return w.find("referral.method." + value).orElse(value);
        }
        try {
            return w.moment(Instant.parse(value));
        } catch (DateTimeException noInstant) {
            return Money.parse(value).map(w::exact).orElse(value);
        }
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
