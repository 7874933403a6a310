package dev.kith.events;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What had to be assumed or corrected to take an event. The order is stored: add at the end only. */
public enum Flag {
    /** No time that could be read: it counts as of its arrival. */
    TIME_MISSING,
    /** The sender's clock is off, and the event's own time was left as it is. */
    SKEW_UNADJUSTED,
    /** It claimed to happen after it arrived. */
    FUTURE_CLAMPED,
    /** So old that it counts in reports only. */
    STALE,
    /** Without an id of its own; sent again it is another event. */
    NO_MESSAGE_ID,
    /** An identity proof came along that does not hold, or is about somebody else. */
    PROOF_FAILED;

    /** As stored: one bit per flag. */
    static int bits(Collection<Flag> flags) {
        int bits = 0;
        for (Flag flag : flags) {
            bits |= 1 << flag.ordinal();
        }
        return bits;
    }

    static Set<Flag> of(int bits) {
        var flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : values()) {
            if ((bits & 1 << flag.ordinal()) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
