package dev.kith.rewards.web;

import static java.util.stream.Collectors.toMap;

import dev.kith.kernel.Fraction;
import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import dev.kith.platform.page.Words;
import dev.kith.programs.Goal;
import dev.kith.referrals.Check;
import dev.kith.referrals.Happening;
import dev.kith.referrals.Trigger;
import dev.kith.rewards.web.WhyPage.Fact;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each check of one decision looked at, in words. Stored are exact values without a person in them; shown are dates,
 * amounts and names as everywhere else, with a link where there is a page. Checks are told in the order of the trace.
 */
final class Inputs {

    /** How a check is read; where it is stored, its inputs have no order. */
    private static final List<String> ORDER = List.of(
            "method",
            "code",
            "program",
            "version",
            "goal",
            "rule",
            "condition",
            "counts",
            "number",
            "input",
            "rate",
            "base",
            "min",
            "max",
            "at",
            "touched_at",
            "window",
            "ended_at",
            "bound_at",
            "checkout_at",
            "acted_at",
            "used",
            "limit");

    private static final String NO_GIFT_CARDS = "!order.giftCardOnly";

    private final Matter matter;
    private final Words w;
    private final Map<String, Unit> paid;
    private final Optional<Unit> spent;

    /** Whether the evidence being looked at is that of this referral's advocate; others are looked at too. */
    private boolean ours;

    Inputs(Matter matter, List<Check> trace) {
        this.matter = matter;
        this.w = matter.words();
        this.paid = trace.stream()
                .filter(check -> check.code().equals("rounded"))
                .flatMap(check -> Money.parse(check.inputs().getOrDefault("amount", "")).stream()
                        .map(amount -> Map.entry(check.inputs().getOrDefault("rule", ""), amount.unit())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
        this.spent = trace.stream()
                .filter(check -> check.code().equals("currency"))
                .flatMap(check -> Unit.parse(check.inputs().getOrDefault("currency", "")).stream())
                .findFirst();
    }

    List<Fact> of(Check check) {
        Map<String, String> told = check.inputs();
        if (told.containsKey("code")) {
            ours = matter.isByCode(told.get("code"));
        } else if (check.code().equals("sticky")) {
            ours = true;
        }
        var facts = new ArrayList<Fact>();
        told.entrySet().stream()
                .sorted(Comparator.comparing(input -> place(input.getKey())))
                .forEach(input -> shown(check, input.getKey(), input.getValue()).ifPresent(facts::add));
        facts.addAll(persons(check.code()));
        return facts;
    }

    private static int place(String name) {
        int place = ORDER.indexOf(name);
        return place < 0 ? ORDER.size() : place;
    }

    /** Who is meant; the advocate only where the evidence is theirs. */
    private List<Fact> persons(String code) {
        Stream<Fact> friend = Stream.of(person("friend", matter.friend()));
        Stream<Fact> advocate = matter.advocate().filter(_ -> ours).map(known -> person("advocate", known)).stream();
        return switch (code) {
            case "self", "cycle" -> Stream.concat(friend, advocate).toList();
            case "friend_eligible", "new_customer" -> friend.toList();
            case "advocate_active", "advocate_eligible", "chosen", "sticky" -> advocate.toList();
            default -> List.of();
        };
    }

    private Fact person(String side, Cast.Somebody somebody) {
        return new Fact(w.t("referrals." + side), somebody.name(), somebody.href());
    }

    private Optional<Fact> shown(Check check, String name, String value) {
        String label = w.find("why.input." + name).orElse(name.replace('_', ' '));
        return value(check, name, value)
                .map(text -> new Fact(label, text, name.equals("program") ? matter.programHref() : ""));
    }

    /** Empty where there is nothing worth saying. */
    private Optional<String> value(Check check, String name, String value) {
        return switch (name) {
            case "at", "touched_at", "bound_at", "acted_at", "checkout_at", "ended_at", "deadline", "until" ->
                Optional.of(w.moment(Instant.parse(value)));
            case "since" ->
                Optional.of(Instant.parse(value))
                        .filter(Instant.EPOCH::isBefore)
                        .map(w::moment);
            case "window" -> Span.parse(value).map(w::span);
            case "base", "min", "max", "worth", "took_off", "amount" ->
                Money.parse(value).map(money -> WhyView.amount(w, money));
            case "exact" -> value.contains("/") ? fraction(value, paid(check)) : Optional.empty();
            case "input", "rate", "output" -> step(check, name, value);
            case "used", "limit" -> Optional.of(Money.parse(value).map(w::exact).orElse(value));
            case "cap" -> Optional.empty();
            default -> Optional.of(word(name, value));
        };
    }

    private String word(String name, String value) {
        return switch (name) {
            case "method" -> w.find("referral.method." + value).orElse(value);
            case "program" -> matter.program(value);
            case "condition" -> condition(value);
            case "goal" -> goal(value);
            case "rule" -> reward(value);
            case "counts" -> w.find("why.counts." + value).orElse(value);
            case "trust" -> w.find("why.trust." + value).orElse(value);
            case "came_with" -> occasion(w, value);
            default -> value;
        };
    }

    /** What was decided on, by its key. */
    static String occasion(Words w, String key) {
        return Happening.orderIn(key)
                .map(order -> w.t("why.decision.order", order))
                .orElseGet(() -> w.t(Trigger.isSignUp(key) ? "why.decision.signup" : "why.decision.event"));
    }

    /** Conditions that come with every program are words; others stand there as they were written. */
    private String condition(String written) {
        return switch (written) {
            case "true" -> w.t("why.condition.none");
            case NO_GIFT_CARDS -> w.t("why.condition.gift_cards");
            default -> written;
        };
    }

    /** A goal is called by what has to happen; orders have a name of ours. */
    private String goal(String key) {
        return matter.terms()
                .flatMap(terms -> terms.goals().stream()
                        .filter(goal -> goal.key().equals(key))
                        .findFirst())
                .map(Goal::event)
                .map(event -> event.equals(Goal.ORDER_COMPLETED) ? w.t("programs.goal.order") : event)
                .orElse(key);
    }

    /** A rule is called by who gets what. */
    private String reward(String key) {
        return matter.terms()
                .flatMap(terms -> terms.rules().stream()
                        .filter(rule -> rule.key().equals(key))
                        .findFirst()
                        .flatMap(rule -> terms.reward(rule.reward())
                                .flatMap(spec -> w.find(
                                        "reward.kind." + spec.kind().name().toLowerCase(Locale.ROOT)))
                                .map(kind -> w.t("reward.side." + rule.to().code()) + ", " + kind)))
                .orElse(key);
    }

    /** One line of the calculation: what went in, what it was taken times, what came out. */
    private Optional<String> step(Check check, String name, String value) {
        boolean plain = check.code().equals("flat") || check.code().equals("item");
        return switch (name) {
            case "output" -> fraction(value, paid(check));
            case "input" ->
                plain ? Optional.empty() : fraction(value, check.code().equals("decay") ? paid(check) : spent);
            default ->
                switch (check.code()) {
                    case "percent", "decay" -> Optional.of(w.pct(major(value)));
                    case "perUnit" -> Optional.of("× " + w.num(major(value)));
                    default -> Optional.empty();
                };
        };
    }

    private Optional<Unit> paid(Check check) {
        return Optional.ofNullable(paid.get(check.inputs().getOrDefault("rule", "")));
    }

    /** Minor units, perhaps not whole ones. */
    private Optional<String> fraction(String value, Optional<Unit> unit) {
        return unit.map(known -> value.contains("/")
                ? w.unrounded(parsed(value), known)
                : WhyView.amount(w, new Money(Long.parseLong(value), known)));
    }

    private static double major(String value) {
        Fraction parsed = parsed(value);
        return parsed.numerator().doubleValue() / parsed.denominator().doubleValue();
    }

    private static Fraction parsed(String value) {
        String[] parts = value.split("/", 2);
        return new Fraction(new BigInteger(parts[0]), parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]));
    }
}
