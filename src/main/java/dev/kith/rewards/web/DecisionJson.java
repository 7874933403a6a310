package dev.kith.rewards.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.platform.web.MoneyJson;
import dev.kith.referrals.Check;
import dev.kith.referrals.Reason;
import dev.kith.referrals.ReferralId;
import dev.kith.rewards.Decision;
import dev.kith.rewards.Orders;
import dev.kith.rewards.Reward;
import dev.kith.rewards.RewardId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A decision on the wire. */
record DecisionJson(
        @Schema(
                description = "How it came out.",
                allowableValues = {"not_referred", "bound", "granted", "refused", "reversed"})
        String outcome,

        @Schema(
                description = "The first thing that spoke against it, from the closed list of reasons.",
                example = "not_new_customer")
        Optional<String> reason,

        @Schema(description = "The referral it belongs to.") Optional<ReferralId> referralId,

        @Schema(description = "What both sides have from it by now.")
        List<RewardJson> rewards,

        @Schema(description = "Every check of every stage, in order.")
        List<CheckJson> trace) {

    /** The shape of an order's answer. */
    record Wrapped(
            @Schema(description = "What was decided, and why.")
            DecisionJson decision) {

        static Wrapped of(Orders.Answer.Decided decided) {
            return new Wrapped(DecisionJson.of(decided));
        }
    }

    /** A reward in a decision. */
    record RewardJson(
            @Schema(description = "Names the reward.") RewardId id,

            @Schema(description = "The rule of the program that gives it.", example = "adv")
            String rule,

            @Schema(
                    description = "Whose it is.",
                    allowableValues = {"advocate", "friend"})
            String side,

            @Schema(description = "What it is worth by now.")
            MoneyJson amount,

            @Schema(description = "Where it stands.", example = "pending")
            String state,

            @Schema(description = "Why it is nothing, or nothing any more.")
            Optional<String> reason,

            @Schema(description = "The last instant of its hold.")
            Instant holdEnds) {

        static RewardJson of(Reward reward) {
            return new RewardJson(
                    reward.id(),
                    reward.rule(),
                    reward.side().code(),
                    MoneyJson.of(reward.amount()),
                    reward.state().code(),
                    reward.reason().map(Reason::code),
                    reward.holdEnds());
        }
    }

    /** One check of a trace. */
    record CheckJson(
            @Schema(description = "The stage, A (fact) to I (release).", example = "E")
            String stage,

            @Schema(description = "What was checked.", example = "minimum")
            String code,

            @Schema(
                    description = "How it came out.",
                    allowableValues = {"pass", "fail", "wait", "warn", "skip"})
            String mark,

            @Schema(description = "Why it failed.") Optional<String> reason,

            @JsonProperty("inputs") @Schema(description = "What it was checked with.")
            Map<String, String> inputs) {

        static CheckJson of(Check check) {
            return new CheckJson(
                    check.stage().letter(),
                    check.code(),
                    check.mark().code(),
                    check.reason().map(Reason::code),
                    check.inputs());
        }
    }

    static DecisionJson of(Orders.Answer.Decided decided) {
        return new DecisionJson(
                decided.outcome().code(),
                decided.reason().map(Reason::code),
                decided.referral(),
                decided.rewards().stream().map(RewardJson::of).toList(),
                decided.trace().stream().map(CheckJson::of).toList());
    }

    static DecisionJson of(Decision decision, List<Reward> rewards) {
        return new DecisionJson(
                decision.outcome().code(),
                decision.reason().map(Reason::code),
                decision.referral(),
                rewards.stream().map(RewardJson::of).toList(),
                decision.trace().stream().map(CheckJson::of).toList());
    }
}
