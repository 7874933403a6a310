package dev.kith.referrals;

import dev.kith.programs.ProgramId;
import dev.kith.programs.ProgramVersionId;
import java.time.Duration;
import java.util.Optional;

/**
 * What a link needs to know of its program, ready for use.
 *
 * @param version in force now
 * @param landing where friends are sent: a page of Kith's own, or the shop
 * @param window how long a click may count, and so how long its cookie stays
 */
public record ProgramFace(
        ProgramId id,
        State state,
        Optional<ProgramVersionId> version,
        Landing landing,
        Duration window,
        Optional<Destination> shop) {

    /** Whether the link leads anywhere. */
    public enum State {
        LIVE,
        PAUSED,
        OVER
    }

    public enum Landing {
        HOSTED,
        REDIRECT
    }
}
