package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A little story and how it must end, written down beside the terms so that both keep telling the same.
 *
 * @param at the instant asked about, counted from the beginning of the story
 */
public record ExampleCase(String name, List<Fact> facts, Optional<Repeat> repeat, Span at, Expectation expect) {

    public ExampleCase {
        facts = List.copyOf(facts);
    }

    /** Something that happens. {@code what} depends on the kind. */
    public record Fact(Kind kind, JsonNode what, Span at) {}

    /** The same facts for several friends; {@code $as} in a text stands for each of them. */
    public record Repeat(int count, String as, List<Fact> facts) {
        public Repeat {
            facts = List.copyOf(facts);
        }
    }

    /** What is true at the end. The rewards are complete for the persons they name. */
    public record Expectation(List<ExpectedReferral> referrals, List<ExpectedReward> rewards, List<String> reasons) {
        public Expectation {
            referrals = List.copyOf(referrals);
            rewards = List.copyOf(rewards);
            reasons = List.copyOf(reasons);
        }
    }

    public record ExpectedReferral(String friend, String state) {}

    public record ExpectedReward(String to, String rule, Money value, Optional<String> state, int times) {}

    /** The sorts of facts. */
    public enum Kind {
        CLICK,
        CODE,
        NAME,
        CLAIM,
        SIGNUP,
        ORDER,
        REFUND,
        CANCEL,
        CHARGEBACK,
        EVENT,
        MERGE,
        REVIEW,
        CAP_USED
    }

    /** Somebody gets something. */
    public boolean grants() {
        return !expect.rewards().isEmpty();
    }
}
