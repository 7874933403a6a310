package dev.kith.programs;

/**
 * Who gets which reward, of what value, for which goal.
 *
 * @param goal the key of a goal, or a built-in one such as {@code @bind}
 * @param reward the key of a reward
 * @param when what must also hold
 */
public record Rule(String key, Side to, String goal, String reward, Value value, Condition when, Issue issue) {

    /** The friend was tied to an advocate. */
    public static final String BIND = "@bind";

    /** A referral was approved. */
    public static final String APPROVED = "@approved";

    /** When the reward is given. */
    public enum Issue {
        /** Pending from the goal, available after the hold. */
        AFTER,
        /** Offered before the goal, so that it can be used to reach it. */
        UPFRONT
    }
}
