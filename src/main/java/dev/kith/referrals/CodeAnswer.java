package dev.kith.referrals;

import dev.kith.programs.Program;
import dev.kith.programs.ProgramVersion;
import java.util.Optional;

/** What a shop is told about a code that somebody typed. */
public sealed interface CodeAnswer {

    /** The friend may use it. */
    record Valid(ShareCode code, Program program, ProgramVersion promise, Optional<String> advocateName)
            implements CodeAnswer {}

    /**
     * The friend may not.
     *
     * @param reason of the closed list, for example {@code self_referral}
     */
    record Invalid(String reason) implements CodeAnswer {}
}
