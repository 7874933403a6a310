package dev.kith.demo;

import dev.kith.demo.Cart.Bill;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A placed order and what Kith answered about it.
 *
 * @param decision as it came over the wire
 * @param personId the buyer, as Kith calls them
 * @param advocate who is thanked for it, if anybody
 */
record Receipt(
        String orderId, Cart cart, Bill bill, JsonNode decision, Optional<String> personId, Optional<String> advocate) {

    static final String CODE_NOT_VALID = "code_not_valid";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(Season.ZONE);
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("no_evidence", "Nobody's link or code leads to this order, so there is nobody to thank for it."),
            Map.entry("self_referral", "The link is your own, and nobody can bring themselves."),
            Map.entry("circular_referral", "You brought the person whose link this is, so they cannot bring you."),
            Map.entry("not_new_customer", "A friend's welcome is for the first order, and you had bought here before."),
            Map.entry("occurrence_not_counted", "Only the first order counts, and that was an earlier one."),
            Map.entry("already_referred", "Somebody else brought you first, and that stays."),
            Map.entry("other_advocate", "Somebody else's link counts for this order."),
            Map.entry("same_household", "The program does not cover people who live at one address."),
            Map.entry(
                    "order_below_minimum",
                    "The program rewards orders of €30.00 or more, after discounts; this one was smaller."),
            Map.entry("touch_outside_window", "The link was followed more than 30 days ago."),
            Map.entry("late_touch", "The link was opened only after the order had begun."),
            Map.entry(CODE_NOT_VALID, "The code is nobody's."),
            Map.entry("program_not_live", "The program is not running at the moment."),
            Map.entry("discount_not_combinable", "The order used a discount that cannot be combined with this offer."));

    /** A reason from Kith's list in this shop's words. */
    static String inWords(String reason) {
        return REASONS.getOrDefault(reason, "The reason Kith gives is: " + reason.replace('_', ' ') + ".");
    }

    String outcome() {
        return decision.path("outcome").asString("");
    }

    Optional<String> referralId() {
        return decision.path("referralId").stringValueOpt();
    }

    /** What the answer says, a sentence for each reward; and if there is none, why. */
    List<String> sentences() {
        var said = new ArrayList<String>();
        if (bill.discount() > 0) {
            said.add("Your welcome of " + Ware.price(bill.discount()) + " was taken off.");
        }
        for (JsonNode reward : decision.path("rewards")) {
            if (reward.path("side").asString().equals("advocate")) {
                said.add(thanks(reward));
            }
        }
        decision.path("reason").stringValueOpt().map(Receipt::inWords).ifPresent(said::add);
        if (said.isEmpty()) {
            said.add("There was nothing to reward.");
        }
        return said;
    }

    private String thanks(JsonNode reward) {
        String who = advocate.orElse("Your friend");
        return switch (reward.path("state").asString()) {
            case "pending" ->
                who + " gets " + amount(reward) + " of store credit once the time for returns is over, on "
                        + DAY.format(Instant.parse(reward.path("holdEnds").asString())) + ".";
            case "available" -> who + " has " + amount(reward) + " of store credit for it.";
            default -> "The thanks to " + who + ": " + state(reward) + ".";
        };
    }

    private static String state(JsonNode reward) {
        String state = reward.path("state").asString().replace('_', ' ');
        return reward.path("reason")
                .stringValueOpt()
                .map(reason -> state + ". " + inWords(reason).replaceFirst("\\.$", ""))
                .orElse(state);
    }

    private static String amount(JsonNode reward) {
        JsonNode money = reward.path("amount");
        return money.path("currency").asString("").equals(EventJson.CURRENCY)
                ? Ware.price(money.path("minor").asLong())
                : Ware.price(Standing.WELCOME);
    }

    /** How many checks came out like this. */
    long checks(String mark) {
        return decision.path("trace").values().stream()
                .filter(check -> check.path("mark").asString().equals(mark))
                .count();
    }
}
