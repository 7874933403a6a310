package dev.kith.programs;

import dev.kith.programs.Program.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A program with its whole history, so that any instant can be asked about.
 *
 * @param versions the oldest first
 * @param changes the oldest first
 */
public record Running(
        ProgramId id, String key, String name, Instant createdAt, List<ProgramVersion> versions, List<Change> changes) {

    /** What somebody switched the program to, and from when that counts. */
    public record Change(State to, Instant at) {}

    public Running {
        versions = List.copyOf(versions);
        changes = List.copyOf(changes);
    }

    /** The version a touch at that instant is promised by. */
    public Optional<ProgramVersion> inForce(Instant at) {
        return versions.reversed().stream()
                .filter(version -> !version.publishedAt().isAfter(at))
                .findFirst();
    }

    /** Whether a touch at that instant can be eligible. */
    public boolean liveAt(Instant at) {
        return stateAt(at) == State.LIVE;
    }

    /** What it was switched to by then, seen with the times its terms name. */
    public State stateAt(Instant at) {
        State switched = changes.reversed().stream()
                .filter(change -> !change.at().isAfter(at))
                .findFirst()
                .map(Change::to)
                .orElse(State.DRAFT);
        return switch (switched) {
            case LIVE, PAUSED ->
                inForce(at)
                        .map(version -> within(version.terms().active(), switched, at))
                        .orElse(switched);
            case DRAFT, SCHEDULED, ENDED, ARCHIVED -> switched;
        };
    }

    private static State within(Terms.Active active, State switched, Instant at) {
        if (active.until().filter(at::isAfter).isPresent()) {
            return State.ENDED;
        }
        boolean tooEarly = active.from().filter(at::isBefore).isPresent();
        return tooEarly && switched == State.LIVE ? State.SCHEDULED : switched;
    }

    /** As a list shows it at that instant. */
    public Program program(Instant at) {
        return new Program(id, key, name, stateAt(at), Math.max(1, versions.size()), createdAt);
    }

    /** It was launched and may still owe something. */
    boolean isRunning() {
        return !changes.isEmpty() && changes.getLast().to() != State.ARCHIVED;
    }
}
