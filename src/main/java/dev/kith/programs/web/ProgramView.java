package dev.kith.programs.web;

import dev.kith.kernel.Span;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Permission;
import dev.kith.programs.Program;
import dev.kith.programs.Program.State;
import dev.kith.programs.PublishedVersion;
import dev.kith.programs.Summary;
import dev.kith.programs.Terms;
import dev.kith.programs.web.ProgramPage.Act;
import dev.kith.programs.web.ProgramPage.Fact;
import dev.kith.programs.web.ProgramPage.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a program into the words of its reader. */
final class ProgramView {

    private final Frame frame;
    private final Words w;

    ProgramView(Frame frame) {
        this.frame = frame;
        this.w = frame.words();
    }

    ProgramsPage.Row row(Program program, Optional<Terms> terms) {
        boolean launched = program.state() != State.DRAFT;
        return new ProgramsPage.Row(
                program.name(),
                path(program) + "/terms",
                launched ? path(program) : "",
                promise(terms),
                state(program.state()),
                tone(program.state()),
                w.t("programs.version", w.num(program.version())),
                w.date(program.createdAt()));
    }

    String path(Program program) {
        return frame.home() + "/p/" + program.key();
    }

    String promise(Optional<Terms> terms) {
        return terms.map(known -> Summary.onPage(known, w)).orElseGet(() -> w.t("programs.unreadable"));
    }

    String state(State state) {
        return w.t("programs.state." + state.code());
    }

    String line(State state) {
        return w.t("programs.state." + state.code() + ".line");
    }

    String tone(State state) {
        return switch (state) {
            case LIVE -> "good";
            case SCHEDULED, PAUSED -> "wait";
            case DRAFT, ENDED, ARCHIVED -> "";
        };
    }

    /** What the reader may do with it from where it stands. */
    List<Act> acts(Program program) {
        if (!frame.may(Permission.PROGRAMS_PUBLISH)) {
            return List.of();
        }
        List<Act> acts = new ArrayList<>();
        switch (program.state()) {
            case DRAFT -> acts.add(act(program, "launch", "play", true));
            case PAUSED -> {
                acts.add(act(program, "launch", "play", true));
                acts.add(act(program, "end", "ban", false));
            }
            case LIVE, SCHEDULED -> {
                acts.add(act(program, "pause", "pause", false));
                acts.add(act(program, "end", "ban", false));
            }
            case ENDED, ARCHIVED -> {}
        }
        return acts;
    }

    private Act act(Program program, String what, String icon, boolean primary) {
        String name = what.equals("launch") && program.state() == State.PAUSED ? "resume" : what;
        return new Act(path(program) + "/" + what, w.t("programs.do." + name), icon, primary, what.equals("end"));
    }

    List<Fact> facts(Terms terms) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "click", w.span(terms.attribution().clickWindow()));
        add(facts, "hold.advocate", hold(terms.holds().advocate()));
        add(facts, "hold.friend", hold(terms.holds().friend()));
        String goal = terms.conversion().event();
        add(facts, "goal", terms.conversion().isOrder() ? w.t("programs.goal.order") : goal);
        add(facts, "within", w.span(terms.conversion().within()));
        int caps = terms.caps().size();
        add(facts, "caps", caps == 0 ? w.t("programs.none") : w.num(caps));
        add(
                facts,
                "budget",
                terms.budget().map(budget -> w.money(budget.limit())).orElseGet(() -> w.t("programs.none")));
        add(facts, "currency", terms.currency().code());
        terms.active().until().ifPresent(last -> add(facts, "until", w.moment(last)));
        return facts;
    }

    private String hold(Span span) {
        return span.equals(Span.NONE) ? w.t("programs.none") : w.span(span);
    }

    private void add(List<Fact> facts, String label, String value) {
        facts.add(new Fact(w.t("programs.fact." + label), value));
    }

    List<Version> versions(List<PublishedVersion> versions) {
        return versions.reversed().stream()
                .map(version -> new Version(
                        w.t("programs.version", w.num(version.version().number())),
                        w.moment(version.recordedAt()),
                        version.publishedBy(),
                        version.note(),
                        version.sha256().substring(0, 12),
                        version.equals(versions.getLast())))
                .toList();
    }
}
