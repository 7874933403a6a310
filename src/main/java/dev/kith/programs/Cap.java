package dev.kith.programs;

import dev.kith.kernel.Money;
import java.util.Optional;

/**
 * A limit on rewards.
 *
 * @param side whose rewards count; nothing = both sides'
 */
public record Cap(String key, Per per, Optional<Side> side, Limit limit, Period period, Over over) {

    /** Whose uses are counted together. */
    public enum Per {
        ADVOCATE,
        FRIEND,
        PERSON,
        HOUSEHOLD,
        PROGRAM,
        WORKSPACE
    }

    /** What there is room for. */
    public sealed interface Limit {

        record Times(long most) implements Limit {}

        record Worth(Money most) implements Limit {}
    }

    /** What happens to the reward that does not fit. */
    public enum Over {
        REJECT,
        TRIM
    }
}
