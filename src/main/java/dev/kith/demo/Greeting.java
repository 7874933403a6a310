package dev.kith.demo;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How the shop receives somebody whom a friend sent: what Kith says about the click or code they came with.
 *
 * @param invitation the click or the code
 * @param advocate who passed it on, as friends may see them called
 * @param gift whether there is something for the friend in it, before they buy
 * @param objection why it is no good, from Kith's list of reasons
 */
record Greeting(String invitation, Optional<String> advocate, boolean gift, Optional<String> objection) {

    static Greeting of(String invitation, JsonNode answer) {
        JsonNode rewards = answer.path("offer").path("rewards");
        return new Greeting(
                invitation,
                answer.path("advocate").stringValueOpt(),
                rewards.values().stream()
                        .anyMatch(reward -> reward.path("upfront").asBoolean(false)),
                answer.path("reason").stringValueOpt());
    }

    /** What was typed is no code at all. */
    static Greeting ofNobody(String invitation) {
        return new Greeting(invitation, Optional.empty(), false, Optional.of(Receipt.CODE_NOT_VALID));
    }

    boolean isGood() {
        return objection.isEmpty();
    }

    /** The click id in the invitation, if it is one: a code has no seal. */
    Optional<String> click() {
        return Optional.of(invitation).filter(text -> text.matches("[A-Za-z0-9_-]{43}[.~].+"));
    }

    /** What was followed, within a sentence. */
    String link() {
        return advocate.map(name -> name + "'s link").orElse("a friend's link");
    }

    /** Who sent the friend, at the beginning of a sentence. */
    String sender() {
        return advocate.orElse("A friend");
    }
}
