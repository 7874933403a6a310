package dev.kith.referrals;

import dev.kith.programs.Program;
import dev.kith.programs.ProgramVersion;
import java.util.Optional;

/** What a shop is told about a code that somebody typed. */
public sealed interface CodeAnswer {

    /** The friend may use it. */
    record Valid(ShareCode code, Program program, ProgramVersion promise, Optional<String> advocateName)
            implements CodeAnswer {}

    /** The friend may not. */
    record Invalid(Reason reason) implements CodeAnswer {}
}
