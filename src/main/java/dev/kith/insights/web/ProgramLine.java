package dev.kith.insights.web;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Words;
import dev.kith.programs.Program;
import dev.kith.programs.Program.State;
import dev.kith.programs.Programs;
import dev.kith.programs.Running;
import dev.kith.programs.Summary;
import java.util.Optional;

/** A program in one line: its name, its state, what it promises and since when. */
final class ProgramLine {

    private final Programs programs;
    private final Frame frame;

    ProgramLine(Programs programs, Frame frame) {
        this.programs = programs;
        this.frame = frame;
    }

    OverviewView.Subject of(WorkspaceId workspace, Program program) {
        Words w = frame.words();
        Optional<Running> history = programs.history(workspace, program.id());
        String promise = history.filter(known -> !known.versions().isEmpty())
                .map(known -> Summary.onPage(known.versions().getLast().terms(), w))
                .orElse("");
        Optional<String> since = history.flatMap(known -> known.changes().stream()
                        .filter(change -> change.to() == State.LIVE)
                        .findFirst())
                .map(change -> w.date(change.at()));
        return new OverviewView.Subject(
                program.key(),
                program.name(),
                w.t("programs.state." + program.state().code()),
                tone(program.state()),
                promise,
                since);
    }

    static String tone(State state) {
        return switch (state) {
            case LIVE -> "good";
            case SCHEDULED, PAUSED -> "wait";
            case DRAFT, ENDED, ARCHIVED -> "";
        };
    }
}
