package dev.kith.programs;

import java.util.Locale;

/** The two who can be rewarded, and the advocate's own advocates above. */
public enum Side {
    ADVOCATE,
    FRIEND,
    LEVEL2,
    LEVEL3;

    /** As it is stored and spelled outside. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
