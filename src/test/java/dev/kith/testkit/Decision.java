package dev.kith.testkit;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What Kith decided about an order, as the API tells it. */
public record Decision(JsonNode json) {

    public String outcome() {
        return json.get("outcome").asString();
    }

    public Optional<String> reason() {
        return json.path("reason").asStringOpt();
    }

    public Optional<String> referral() {
        return json.path("referralId").asStringOpt();
    }

    /** Sentences like {@code adv 10.00 EUR pending}. */
    public List<String> rewards() {
        return StreamSupport.stream(json.path("rewards").spliterator(), false)
                .map(Decision::sentence)
                .toList();
    }

    /** The reasons of all failed checks, in the order of the trace. */
    public List<String> failures() {
        return StreamSupport.stream(json.path("trace").spliterator(), false)
                .filter(check -> check.path("mark").asString().equals("fail"))
                .map(check -> check.path("reason").asString())
                .toList();
    }

    /** What the checks of this code looked at under this name, in the order of the trace. */
    public List<String> inputs(String code, String name) {
        return StreamSupport.stream(json.path("trace").spliterator(), false)
                .filter(check -> check.path("code").asString().equals(code))
                .map(check -> check.path("inputs").path(name).asString())
                .toList();
    }

    static String sentence(JsonNode reward) {
        return reward.get("rule").asString() + " " + money(reward.get("amount")) + " "
                + reward.get("state").asString();
    }

    /** Reads {@code {"minor":1000,"unit":"EUR"}}. */
    public static Money money(JsonNode amount) {
        return new Money(
                amount.get("minor").asLong(), new Unit(amount.get("unit").asString()));
    }
}
