package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import dev.kith.programs.Cap.Limit;
import dev.kith.programs.Conditions.About;
import dev.kith.programs.RewardSpec.Discount;
import dev.kith.programs.Rule.Issue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks what each part of the terms says against all the others. The codes are those of the specification. */
final class TermsCheck {

    private static final Pattern VARIABLE = Pattern.compile("\\{reward\\.([^}]*)}");
    private static final Set<String> BUILT_IN =
            Set.of("@join", "@claim", Rule.BIND, "@confirmed", Rule.APPROVED, "@tier");

    private final Terms terms;
    private final Findings findings;
    private final Conditions conditions;

    TermsCheck(Terms terms, Findings findings, Conditions conditions) {
        this.terms = terms;
        this.findings = findings;
        this.conditions = conditions;
    }

    void run() {
        checkTimes();
        checkConditions();
        checkGoals();
        checkRewards();
        for (int i = 0; i < terms.rules().size(); i++) {
            checkRule(terms.rules().get(i), "/rules/" + i);
        }
        if (terms.rules().isEmpty()) {
            findings.error("/rules", "V1", "Write at least one rule: who gets which reward for which goal.");
        }
        checkCaps();
        checkBudget();
        checkCopy();
        checkLanding();
    }

    private void checkTimes() {
        var active = terms.active();
        active.from().ifPresent(from -> {
            if (active.until().filter(until -> until.isBefore(from)).isPresent()) {
                findings.error("/active/until", "V6", "The program ends before it begins.");
            }
            if (active.friendUntil().filter(until -> until.isBefore(from)).isPresent()) {
                findings.error("/active/friendUntil", "V6", "The last qualifying event comes before the beginning.");
            }
        });
        if (terms.attribution().clickWindow() instanceof Span.Elapsed(var window)
                && (window.compareTo(Duration.ofDays(1)) < 0 || window.compareTo(Duration.ofDays(400)) > 0)) {
            findings.error("/attribution/clickWindow", "V1", "Write a window from 1 to 400 days.");
        }
    }

    private void checkConditions() {
        check(terms.who().advocate().when(), About.ADVOCATE, "/who/advocate/when");
        check(terms.who().friend().when(), About.FRIEND, "/who/friend/when");
        for (int i = 0; i < terms.goals().size(); i++) {
            check(terms.goals().get(i).when(), About.GOAL, "/goals/" + i + "/when");
        }
        for (int i = 0; i < terms.rules().size(); i++) {
            check(terms.rules().get(i).when(), About.GOAL, "/rules/" + i + "/when");
        }
    }

    private void check(Condition condition, About about, String pointer) {
        conditions
                .complaint(condition, about)
                .ifPresent(why -> findings.error(pointer, "V5", "The condition cannot be read: " + why + "."));
    }

    private void checkGoals() {
        List<Goal> goals = terms.goals();
        long conversions = goals.stream().filter(Goal::conversion).count();
        if (conversions != 1) {
            findings.error("/goals", "V8", "Mark exactly one goal with \"conversion\": true.");
        }
        for (int i = 0; i < goals.size(); i++) {
            Goal goal = goals.get(i);
            if (goal.event().isBlank()) {
                findings.error("/goals/" + i + "/event", "V1", "Name the event that reaches the goal.");
            }
            boolean looksAtAmounts =
                    !goal.minOrder().isEmpty() || !goal.maxOrder().isEmpty();
            if (looksAtAmounts && !goal.isOrder()) {
                findings.error(
                        "/goals/" + i, "V19", "Minimum and maximum need the event \"" + Goal.ORDER_COMPLETED + "\".");
            }
        }
    }

    private void checkRewards() {
        terms.rewards().forEach((key, reward) -> {
            String pointer = "/rewards/" + key;
            boolean code = reward.kind() == RewardSpec.Kind.DISCOUNT_CODE;
            if (code && reward.discount().isEmpty()) {
                findings.error(pointer + "/discount", "V1", "Say what the code takes off: amountOff or percentOff.");
            }
            reward.discount().ifPresent(discount -> checkDiscount(discount, pointer + "/discount"));
        });
    }

    private void checkDiscount(Discount discount, String pointer) {
        boolean limited =
                terms.budget().isPresent() || terms.caps().stream().anyMatch(cap -> cap.limit() instanceof Limit.Worth);
        if (limited
                && discount instanceof Discount.PercentOff
                && discount.offerValue().isEmpty()) {
            findings.error(
                    pointer + "/maxOff", "V15", "With a budget or a value cap, say how much it takes off at most.");
        }
        terms.goals().stream().filter(Goal::conversion).findFirst().ifPresent(goal -> {
            cover(discount.offerValue(), goal, pointer, discount instanceof Discount.AmountOff);
            cover(discount.minOrder(), goal, pointer + "/minOrder", false);
        });
    }

    private void checkRule(Rule rule, String pointer) {
        Optional<Goal> goal = terms.goal(rule.goal());
        if (goal.isEmpty() && !BUILT_IN.contains(rule.goal())) {
            findings.error(pointer + "/goal", "V3", "There is no such goal; add it under goals or use @bind.");
        }
        checkSide(rule, goal, pointer);
        terms.reward(rule.reward())
                .ifPresentOrElse(
                        reward -> checkReward(rule, reward, pointer),
                        () -> findings.error(
                                pointer + "/reward", "V3", "There is no such reward; add it under rewards."));
        new ValueCheck(findings, goal).check(rule.value(), pointer + "/value");
    }

    private void checkSide(Rule rule, Optional<Goal> goal, String pointer) {
        boolean level = rule.to() == Side.LEVEL2 || rule.to() == Side.LEVEL3;
        if (level && goal.filter(Goal::isOrder).isEmpty()) {
            findings.error(
                    pointer + "/to", "V18", "Further levels are paid for sales only: use a goal that is an order.");
        }
        if (rule.issue() == Issue.UPFRONT && rule.to() != Side.FRIEND) {
            findings.error(pointer + "/issue", "V16", "Only the friend can get something up front.");
        }
    }

    private void checkReward(Rule rule, RewardSpec reward, String pointer) {
        if (rule.issue() == Issue.UPFRONT && !reward.kind().canBeUpfront()) {
            findings.error(pointer + "/issue", "V16", "Money cannot be given up front: use a discount code, or after.");
        }
        UnitCheck.complaint(rule.value(), reward).ifPresent(why -> findings.error(pointer + "/value", "V2", why));
        Duration hold = days(terms.holds().of(rule.to()));
        if (rule.issue() == Issue.AFTER
                && reward.expires()
                        .filter(expires -> days(expires).compareTo(hold) < 0)
                        .isPresent()) {
            findings.error("/rewards/" + reward.key() + "/expires", "V7", "It would expire sooner than its hold ends.");
        }
    }

    /** For comparing: a month has at least 28 days. */
    private static Duration days(Span span) {
        return switch (span) {
            case Span.Elapsed(var duration) -> duration;
            case Span.Calendar(var months) -> Duration.ofDays(28 * months.toTotalMonths());
        };
    }

    /** What is promised in some currencies must be promised in all that the minimum covers. */
    private void cover(Amounts amounts, Goal goal, String pointer, boolean needed) {
        missing(amounts, goal, needed)
                .ifPresent(units ->
                        findings.error(pointer, "V4", "Add an amount in " + units + ": the goal's minimum covers it."));
    }

    static Optional<String> missing(Amounts amounts, Goal goal, boolean needed) {
        if (amounts.isEmpty() && !needed) {
            return Optional.empty();
        }
        String units = goal.minOrder().byUnit().keySet().stream()
                .filter(unit -> !amounts.covers(unit))
                .map(Unit::code)
                .collect(Collectors.joining(", "));
        return units.isEmpty() ? Optional.empty() : Optional.of(units);
    }

    private void checkCaps() {
        if (terms.caps().isEmpty()) {
            findings.warn("/caps", "no_cap", "Nothing limits how often one advocate is rewarded.");
        }
        Set<Unit> paid = paidUnits();
        for (int i = 0; i < terms.caps().size(); i++) {
            String pointer = "/caps/" + i + "/limit";
            switch (terms.caps().get(i).limit()) {
                case Limit.Times(var most) -> {
                    if (most == 0) {
                        findings.error(pointer, "V10", "A cap of nothing refuses every reward: write at least 1.");
                    }
                }
                case Limit.Worth(var most) -> checkWorth(most, paid, pointer);
            }
        }
    }

    private void checkWorth(Money most, Set<Unit> paid, String pointer) {
        if (most.isZero()) {
            findings.error(pointer, "V10", "A cap of nothing refuses every reward: write an amount above zero.");
        }
        boolean comparable = paid.contains(most.unit())
                || most.unit().isCurrency() && paid.stream().anyMatch(Unit::isCurrency);
        if (!comparable) {
            findings.error(pointer, "V10", "No rule pays in " + most.unit() + ", so this cap never counts anything.");
        }
    }

    private Set<Unit> paidUnits() {
        return terms.rules().stream()
                .flatMap(rule -> terms
                        .reward(rule.reward())
                        .map(reward -> UnitCheck.units(rule.value(), reward, terms))
                        .orElse(Set.of())
                        .stream())
                .collect(Collectors.toSet());
    }

    private void checkBudget() {
        boolean counted =
                terms.budget().isPresent() || terms.caps().stream().anyMatch(cap -> cap.limit() instanceof Limit.Worth);
        long currencies = paidUnits().stream().filter(Unit::isCurrency).count();
        if (counted && currencies > 1) {
            findings.warn(
                    "/rules",
                    "V20",
                    "There is no rate table, so value caps and the budget count rewards in " + terms.currency()
                            + " only.");
        }
    }

    private void checkCopy() {
        List<String> broken = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> language : terms.copy().entrySet()) {
            language.getValue().forEach((place, text) -> {
                Matcher variable = VARIABLE.matcher(text);
                while (variable.find()) {
                    if (terms.reward(variable.group(1)).isEmpty()) {
                        broken.add("/copy/" + language.getKey() + "/" + place);
                    }
                }
            });
        }
        broken.forEach(pointer -> findings.error(pointer, "V3", "The text names a reward that does not exist."));
    }

    private void checkLanding() {
        String to = terms.landing().to();
        if (!to.equals(Terms.Landing.SHOP_HOME) && !isPage(to)) {
            findings.error("/landing/to", "V17", "Write shop_home or an address that begins with https://.");
        }
    }

    private static boolean isPage(String text) {
        try {
            var address = new URI(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return web && address.getHost() != null && address.getUserInfo() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
