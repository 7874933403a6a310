package dev.kith.programs;

import dev.kith.programs.Goal.Base;
import dev.kith.programs.Goal.Take;
import dev.kith.programs.Rule.Issue;
import dev.kith.programs.Terms.Holds;
import dev.kith.programs.Who.Household;
import dev.kith.programs.Who.Join;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the specification knows and Kith does not do yet. Terms that ask for any of it are refused, so that a promise is
 * either kept or never made. When something of this comes to life, its line goes.
 */
final class NotYet {

    /** Fields that would have to be left alone, with what they would mean. */
    private static final Map<String, String> BLOCKS = Map.of(
            "tiers", "Tiers",
            "contest", "A contest",
            "waitlist", "A waiting list",
            "draw", "A prize draw",
            "lead", "A lead program",
            "maxTotalRate", "A limit over levels",
            "validation", "Asking the shop before a reward is released");

    private static final Map<String, String> IN_GOALS = Map.of(
            "items", "Limiting a goal to some items",
            "notBefore", "Delaying a goal",
            "distinctBy", "Telling occurrences apart by a property",
            "combine", "Refusing other coupons");

    private static final Map<String, String> IN_RULES =
            Map.of("group", "Letting rules compete", "pick", "Letting rules compete");

    private static final Map<String, String> IN_CAPS = Map.of("yearStart", "A year of your own");

    private static final Set<RewardSpec.Kind> KINDS = Set.of(
            RewardSpec.Kind.STORE_CREDIT, RewardSpec.Kind.POINTS, RewardSpec.Kind.DISCOUNT_CODE, RewardSpec.Kind.BADGE);

    private final Terms terms;
    private final JsonNode json;
    private final Findings findings;

    NotYet(Terms terms, JsonNode json, Findings findings) {
        this.terms = terms;
        this.json = json;
        this.findings = findings;
    }

    void run() {
        BLOCKS.forEach((field, what) -> when(isThere(json.get(field)), "/" + field, what));
        goals();
        rewards();
        rules();
        caps();
        people();
        release();
    }

    private void goals() {
        each("goals", IN_GOALS);
        for (int i = 0; i < terms.goals().size(); i++) {
            Goal goal = terms.goals().get(i);
            Take take = goal.occurrence().take();
            String pointer = "/goals/" + i;
            when(goal.event().startsWith("@"), pointer + "/event", "A built-in event as a goal");
            when(take == Take.NTH || take == Take.EVERY_NTH, pointer + "/occurrence/take", "Counting to the n-th");
            when(goal.base() == Base.PROPERTY, pointer + "/base", "A property as the base");
        }
    }

    private void rewards() {
        terms.rewards().forEach((key, reward) -> {
            String pointer = "/rewards/" + key;
            when(!KINDS.contains(reward.kind()), pointer + "/kind", "This kind of reward");
            boolean otherSupplier =
                    reward.supplier().filter(name -> !name.equals("shop")).isPresent();
            when(otherSupplier, pointer + "/supplier", "A supplier other than \"shop\"");
            when(reward.uses() != 1, pointer + "/uses", "A code that can be used more than once");
            for (String field : List.of("options", "default", "within", "pool", "quota")) {
                when(isThere(json.at(pointer).get(field)), pointer + "/" + field, "This setting of a reward");
            }
        });
    }

    private void rules() {
        each("rules", IN_RULES);
        for (int i = 0; i < terms.rules().size(); i++) {
            Rule rule = terms.rules().get(i);
            String pointer = "/rules/" + i;
            boolean level = rule.to() == Side.LEVEL2 || rule.to() == Side.LEVEL3;
            boolean upfront = rule.issue() == Issue.UPFRONT;
            boolean bind = rule.goal().equals(Rule.BIND);
            boolean code = terms.reward(rule.reward())
                    .filter(reward -> reward.kind() == RewardSpec.Kind.DISCOUNT_CODE)
                    .isPresent();
            when(level, pointer + "/to", "A reward for further levels");
            when(rule.goal().startsWith("@") && !bind, pointer + "/goal", "This built-in goal");
            when(bind && !upfront, pointer + "/issue", "Rewarding the bind afterwards");
            when(upfront && !bind, pointer + "/goal", "Giving something up front for another goal than @bind");
            when(upfront && !code, pointer + "/reward", "Giving anything but a discount code up front");
            when(!rule.when().isAlways(), pointer + "/when", "A condition on a rule");
            when(holdsCounting(rule.value()), pointer + "/value", "A value by count, tier or payment");
        }
    }

    private static boolean holdsCounting(Value value) {
        return switch (value) {
            case Value.Flat _, Value.Item _, Value.Percent _, Value.PerUnit _ -> false;
            case Value.ByOrder byOrder ->
                byOrder.tiers().stream().map(Value.From::value).anyMatch(NotYet::holdsCounting);
            case Value.Decay decay -> holdsCounting(decay.value());
            case Value.ByTier _, Value.ByCount _, Value.ByPayment _ -> true;
        };
    }

    private void caps() {
        each("caps", IN_CAPS);
        for (int i = 0; i < terms.caps().size(); i++) {
            Cap cap = terms.caps().get(i);
            String pointer = "/caps/" + i;
            boolean wide = cap.per() == Cap.Per.HOUSEHOLD || cap.per() == Cap.Per.WORKSPACE;
            when(wide, pointer + "/per", "A cap per household or workspace");
            boolean many = !json.at(pointer + "/scope").asString("program").equals("program");
            when(many, pointer + "/scope", "A cap over several programs");
            boolean foreign = cap.limit() instanceof Cap.Limit.Worth(var most)
                    && !most.unit().equals(terms.currency());
            when(foreign, pointer + "/limit", "A value cap in another unit than the program's currency");
        }
        terms.budget().ifPresent(budget -> {
            boolean foreign = !budget.limit().unit().equals(terms.currency());
            when(foreign, "/budget/limit", "A budget in another unit than the program's currency");
        });
    }

    private void people() {
        when(terms.who().advocate().join() != Join.AUTO, "/who/advocate/join", "Joining by request");
        when(terms.who().friend().household() == Household.REFUSE, "/who/friend/household", "Refusing a household");
        when(
                json.at("/attribution/barPaidSearch").asBoolean(false),
                "/attribution/barPaidSearch",
                "Barring paid search");
    }

    private void release() {
        when(terms.holds().from() == Holds.From.DELIVERY, "/holds/from", "Counting the hold from delivery");
        for (String side : List.of("advocate", "friend")) {
            String pointer = "/approval/" + side;
            when(!json.at(pointer).asString("auto").equals("auto"), pointer, "Approving rewards by hand");
        }
        boolean signals = !json.at("/risk/signals").isEmpty();
        when(signals, "/risk/signals", "Settings of single risk signals");
        when(!terms.risk().equals(new Terms.Risk(34, 67, 90)), "/risk", "Other risk thresholds than 34, 67 and 90");
    }

    private void each(String list, Map<String, String> fields) {
        for (int i = 0; i < json.path(list).size(); i++) {
            JsonNode element = json.path(list).get(i);
            String pointer = "/" + list + "/" + i + "/";
            fields.forEach((field, what) -> when(isThere(element.get(field)), pointer + field, what));
        }
    }

    private void when(boolean asked, String pointer, String what) {
        if (asked) {
            findings.notYet(pointer, what);
        }
    }

    private static boolean isThere(@Nullable JsonNode field) {
        return field != null && !field.isNull();
    }
}
