package dev.kith.programs;

import java.util.List;

/** What came of launching, pausing or ending a program. */
public sealed interface Switching {

    record Switched(Program program, List<Finding> warnings) implements Switching {}

    /** It was so already. */
    record Unchanged(Program program) implements Switching {}

    /** From where it stands, it cannot get there. */
    record NotFromHere(Program program) implements Switching {}

    /** What it says cannot be promised. */
    record Refused(List<Finding> findings) implements Switching {}

    record Unknown() implements Switching {}
}
