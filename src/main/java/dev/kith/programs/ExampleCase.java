package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import java.util.List;
import java.util.Optional;

/**
 * A little story and how it must end, written down beside the terms so that both keep telling the same.
 *
 * @param pointer where it is written; likewise in everything that is expected
 * @param facts as the case lists them, repeated ones once for each friend
 * @param at the instant asked about, counted from the beginning of the story
 */
public record ExampleCase(String pointer, String name, List<Fact> facts, Span at, Expectation expect) {

    public ExampleCase {
        facts = List.copyOf(facts);
    }

    /**
     * What is true at the end.
     *
     * @param rewards complete for the persons they name
     * @param nothing true if the list of rewards is written and empty: nobody has any
     */
    public record Expectation(
            List<ExpectedReferral> referrals,
            List<ExpectedReward> rewards,
            boolean nothing,
            List<ExpectedReason> reasons) {
        public Expectation {
            referrals = List.copyOf(referrals);
            rewards = List.copyOf(rewards);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * @param state as the API writes it; {@code none} if nobody brought them
     */
    public record ExpectedReferral(String pointer, String friend, String state) {}

    /**
     * @param value missing where nothing is expected
     * @param times how many of the same; 0 if there must be none
     */
    public record ExpectedReward(
            String pointer, String to, String rule, Optional<Money> value, Optional<String> state, int times) {}

    /** Something was not rewarded for this reason. */
    public record ExpectedReason(String pointer, String code) {}

    /** Somebody gets something. */
    public boolean grants() {
        return expect.rewards().stream().anyMatch(reward -> reward.times() > 0);
    }
}
