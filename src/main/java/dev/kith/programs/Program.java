package dev.kith.programs;

import java.time.Instant;
import java.util.Locale;

/**
 * Something a shop offers to those who bring friends.
 *
 * @param state as of the moment it was asked for
 * @param version the number of the version in force, or of the one its draft will become
 */
public record Program(ProgramId id, String key, String name, State state, int version, Instant createdAt) {

    /** Where a program stands. */
    public enum State {
        /** Never launched; its terms may still change. */
        DRAFT,
        /** Launched, and its first instant has not come. */
        SCHEDULED,
        LIVE,
        /** No touch counts; what was promised before goes on. */
        PAUSED,
        /** No new touches; what was promised before runs to its own deadlines. */
        ENDED,
        ARCHIVED;

        /** As it is stored and spelled outside. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
