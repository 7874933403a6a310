package dev.kith.rewards;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What was used of caps and budgets so far. */
interface LimitUses {

    /** How often a limit was used, and for how much. */
    record Used(long times, long minor) {

        static final Used NOTHING = new Used(0, 0);

        Used plus(Used other) {
            return new Used(Math.addExact(times, other.times), Math.addExact(minor, other.minor));
        }
    }

    /** One grant's use of one limit. */
    record Use(LimitKey key, String grantKey, Instant at, long minor) {}

    /** Whoever grants under one of these limits at the same moment waits here. */
    void lock(Collection<LimitKey> sorted);

    /** @param without grants whose own uses do not count */
    Map<LimitKey, Used> used(Collection<Limits.Room> rooms, Collection<String> without);

    /** A revived reward takes its old place again. */
    void add(Collection<Use> uses);

    void giveBack(Collection<String> grantKeys);

    /** What these grants use came to be worth so much. */
    void amend(Map<String, Long> minorByGrantKey);
}
