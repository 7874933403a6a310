package dev.kith.programs;

import java.util.List;

/** What came of saving or publishing terms. */
public sealed interface Saving {

    /** Kept as a draft that nobody was promised yet. */
    record Saved(Program program, List<Finding> warnings) implements Saving {}

    /** In force from now on. */
    record Published(Program program, ProgramVersion version, List<Finding> warnings) implements Saving {}

    /** The terms in force say the same already. */
    record Unchanged(Program program) implements Saving {}

    record Refused(List<Finding> findings) implements Saving {}

    record KeyTaken(Program by) implements Saving {}

    /** The program is over. */
    record Over(Program program) implements Saving {}

    record Unknown() implements Saving {}
}
