package dev.kith.rewards.web;

import dev.kith.rewards.Orders;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a refund did: every reward that comes from its order, as it stands after it. */
record EffectsJson(
        @Schema(description = "The rewards that come from this order, as they stand now.")
        List<DecisionJson.RewardJson> effects) {

    static EffectsJson of(Orders.Answer.Decided decided) {
        return new EffectsJson(
                decided.rewards().stream().map(DecisionJson.RewardJson::of).toList());
    }
}
