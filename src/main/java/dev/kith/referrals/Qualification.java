package dev.kith.referrals;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Where one occurrence of a goal stands: it waits out its hold, is approved, or was lost before or after that. */
public record Qualification(Occurrence occurrence, State state, Optional<Reason> reason) {

    /** Where a qualification stands. */
    public enum State {
        PENDING,
        APPROVED,
        CANCELLED,
        REVERSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Qualification at(Instant now, Occurrence occurrence, Optional<Reason> broken) {
        if (broken.isPresent()) {
            return new Qualification(occurrence, State.CANCELLED, broken);
        }
        if (occurrence.lost().isPresent()) {
            State state = occurrence.lostInHold() ? State.CANCELLED : State.REVERSED;
            return new Qualification(
                    occurrence, state, Optional.of(occurrence.lost().get().reason()));
        }
        boolean released = !now.isBefore(Release.after(occurrence.holdEnds()));
        return new Qualification(occurrence, released ? State.APPROVED : State.PENDING, Optional.empty());
    }
}
