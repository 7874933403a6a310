package dev.kith.programs;

import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a program promises and to whom, as the schema {@code kith.terms/1} writes it.
 *
 * @param currency of caps, budget and reports
 * @param copy per language, then per place
 * @param legal per language
 */
public record Terms(
        String template,
        Unit currency,
        Active active,
        Who who,
        AttributionTerms attribution,
        List<Goal> goals,
        Map<String, RewardSpec> rewards,
        List<Rule> rules,
        List<Cap> caps,
        Optional<Budget> budget,
        Holds holds,
        Refunds refunds,
        Risk risk,
        Map<String, Map<String, String>> copy,
        Map<String, String> legal,
        Landing landing) {

    /** The schema these terms are written in. */
    public static final String SCHEMA = "kith.terms/1";

    public Terms {
        goals = List.copyOf(goals);
        rewards = Collections.unmodifiableMap(new LinkedHashMap<>(rewards));
        rules = List.copyOf(rules);
        caps = List.copyOf(caps);
        copy = Collections.unmodifiableMap(new LinkedHashMap<>(copy));
        legal = Collections.unmodifiableMap(new LinkedHashMap<>(legal));
    }

    /**
     * @param from the first instant of an eligible touch; nothing = the launch
     * @param until the last instant of an eligible touch
     * @param friendUntil the last instant of a qualifying event
     */
    public record Active(Optional<Instant> from, Optional<Instant> until, Optional<Instant> friendUntil) {}

    /** How long a reward waits for returns, per side. */
    public record Holds(Span advocate, Span friend, From from) {

        /** What the hold is counted from. */
        public enum From {
            EVENT,
            DELIVERY
        }

        public Span of(Side side) {
            return side == Side.FRIEND ? friend : advocate;
        }
    }

    /** From which score on somebody looks, decides, or nobody is paid. */
    public record Risk(int flagAt, int reviewAt, int blockAt) {}

    /** Where a friend arrives, and what the page asks for and gives. */
    public record Landing(Show show, Ask ask, Deliver deliver, String to) {

        /** The shop's front page, in {@code to}. */
        public static final String SHOP_HOME = "shop_home";

        /** Whose page the friend sees first. */
        public enum Show {
            HOSTED,
            REDIRECT
        }

        /** What the page asks for. */
        public enum Ask {
            EMAIL,
            NONE
        }

        /** How the friend gets the code. */
        public enum Deliver {
            EMAIL,
            SCREEN
        }
    }

    /** Reads terms, finds everything wrong with them, and fills in what they leave out. */
    public static ReadTerms read(JsonNode written, Unit workspaceCurrency, Conditions conditions) {
        return TermsReading.read(written, written, workspaceCurrency, conditions);
    }

    /** The same for terms that are filled in already, where {@code asked} is what somebody wrote of them. */
    static ReadTerms read(JsonNode full, JsonNode asked, Unit workspaceCurrency, Conditions conditions) {
        return TermsReading.read(full, asked, workspaceCurrency, conditions);
    }

    public Optional<Goal> goal(String key) {
        return goals.stream().filter(goal -> goal.key().equals(key)).findFirst();
    }

    public Optional<RewardSpec> reward(String key) {
        return Optional.ofNullable(rewards.get(key));
    }

    /** In the order the terms list them. */
    public List<Rule> rulesFor(String goal) {
        return rules.stream().filter(rule -> rule.goal().equals(goal)).toList();
    }

    /** The goal that makes a referral count. */
    public Goal conversion() {
        return goals.stream().filter(Goal::conversion).findFirst().orElseThrow();
    }
}
