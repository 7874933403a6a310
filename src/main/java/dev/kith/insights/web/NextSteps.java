package dev.kith.insights.web;

import dev.kith.insights.Period;
import dev.kith.insights.ProgramFigures;
import dev.kith.insights.Share;
import dev.kith.insights.Totals;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** "Worth doing next": each line names a finding, its evidence in this period, and one page that goes on from there. */
final class NextSteps {

    private static final int MOST = 3;
    private static final double CLEARLY = 1.3;

    /** One finding; {@code tone} is empty, {@code w} or {@code b} like the dot before it. */
    record Step(String icon, String tone, String finding, String evidence, String action, String href) {

        /** On another page than the program's own, a place on that page needs its whole address. */
        Step seenFrom(String overview) {
            return href.startsWith("#") ? new Step(icon, tone, finding, evidence, action, overview + href) : this;
        }
    }

    private final Words w;
    private final ProgramFigures figures;
    private final Totals now;
    private final String program;
    private final String home;

    /**
     * Findings of one program.
     *
     * @param home where the workspace's addresses start
     */
    NextSteps(Words words, ProgramFigures figures, String program, String home) {
        this.w = words;
        this.figures = figures;
        this.now = figures.now();
        this.program = program;
        this.home = home;
    }

    List<Step> top() {
        List<Step> steps = new ArrayList<>();
        silence().ifPresent(steps::add);
        leak().ifPresent(steps::add);
        bestChannel().ifPresent(steps::add);
        refusals().ifPresent(steps::add);
        waiting().ifPresent(steps::add);
        return steps.subList(0, Math.min(MOST, steps.size()));
    }

    private Optional<Step> silence() {
        if (now.shares() + now.visitors() > 0) {
            return Optional.empty();
        }
        String href = home + "/p/" + program;
        return Optional.of(new Step(
                "send", "w", w.t("next.silence"), w.t("next.silence.why"), w.t("next.silence.do"), href + "/terms"));
    }

    /** Where most friends are lost on the way from opening a link to buying. */
    private Optional<Step> leak() {
        var joining = new Share(now.visitors() - now.bound(), now.visitors());
        var buying = new Share(now.undecided(), now.bound());
        if (joining.isThin()) {
            return Optional.empty();
        }
        boolean before = buying.isThin() || joining.value() >= buying.value();
        Share lost = before ? joining : buying;
        if (lost.value() < .2) {
            return Optional.empty();
        }
        String key = before ? "next.leave" : "next.stall";
        return Optional.of(new Step(
                "trending-down",
                "b",
                w.t(key, w.pct0(lost.value())),
                w.t(key + ".why", w.num(lost.part()), w.num(lost.whole())),
                w.t(key + ".do"),
                friends(before ? "" : "bound")));
    }

    /** Only said where the difference is more than chance. */
    private Optional<Step> bestChannel() {
        List<String> ranked = figures.channels().stream()
                .filter(channel -> !figures.totals(channel).conversion().isThin())
                .sorted(Comparator.comparingDouble(
                        channel -> -figures.totals(channel).conversion().value()))
                .toList();
        if (ranked.size() < 2) {
            return Optional.empty();
        }
        Share best = figures.totals(ranked.getFirst()).conversion();
        Share worst = figures.totals(ranked.getLast()).conversion();
        if (!best.clearlyAbove(worst) || best.value() < CLEARLY * worst.value()) {
            return Optional.empty();
        }
        String bestName = Channels.name(w, ranked.getFirst());
        String worstName = Channels.name(w, ranked.getLast());
        return Optional.of(new Step(
                Channels.icon(ranked.getFirst()),
                "",
                w.t("next.channel", bestName, worstName),
                w.t("next.channel.why", w.pct(best.value()), w.pct(worst.value())),
                w.t("next.channel.do"),
                "#channels"));
    }

    private Optional<Step> refusals() {
        var stopped = new Share(now.stopped(), now.bound());
        if (stopped.isThin() || stopped.value() < .05) {
            return Optional.empty();
        }
        return Optional.of(new Step(
                "shield-alert",
                "w",
                w.n("next.stopped", now.stopped()),
                w.t("next.stopped.why", w.pct(stopped.value())),
                w.t("next.stopped.do"),
                friends("stopped")));
    }

    private Optional<Step> waiting() {
        if (now.waitingForReward() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Step(
                "clock",
                "",
                w.n("next.waiting", now.waitingForReward()),
                w.t("next.waiting.why"),
                w.t("next.waiting.do"),
                friends("qualified")));
    }

    /** The list of the very friends who are counted here: those who first opened a link in these days. */
    private String friends(String state) {
        Period days = figures.period();
        return Address.of(home + "/referrals")
                .with("state", state)
                .with("program", program)
                .with("from", days.first().toString())
                .with("to", days.last().toString())
                .toString();
    }
}
