package dev.kith.rewards;

import static dev.kith.referrals.Check.Stage.RELEASE;
import static dev.kith.referrals.Check.Stage.VALUE;

import dev.kith.journeys.Order;
import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import dev.kith.programs.Conditions;
import dev.kith.programs.Conditions.About;
import dev.kith.programs.RewardSpec;
import dev.kith.programs.Rule;
import dev.kith.programs.Side;
import dev.kith.programs.Terms;
import dev.kith.programs.Value;
import dev.kith.programs.Worth;
import dev.kith.referrals.Check;
import dev.kith.referrals.Happening;
import dev.kith.referrals.Look;
import dev.kith.referrals.Occurrence;
import dev.kith.referrals.Profiles;
import dev.kith.referrals.Qualification;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Referral;
import dev.kith.referrals.Release;
import dev.kith.referrals.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the terms give both sides of one referral by now: pure, and always the complete target, so that whoever compares
 * it with what stands needs to know nothing of how it came about. Limits are not looked at here.
 */
final class Grants {

    /** Later than anything a program can promise. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Verdict verdict;
    private final Terms terms;
    private final Conditions conditions;
    private final List<Reward> known;
    private final ZoneId zone;
    private final Instant now;

    /** @param known the rewards of this referral as they stand */
    Grants(Verdict verdict, List<Reward> known, Conditions conditions, Look look) {
        this.verdict = verdict;
        this.terms = verdict.standing().version().terms();
        this.known = known;
        this.conditions = conditions;
        this.zone = look.zone();
        this.now = look.now();
    }

    List<Grant> all() {
        var grants = new ArrayList<Grant>();
        for (Rule rule : terms.rules()) {
            if (rule.issue() == Rule.Issue.UPFRONT) {
                upfront(rule).ifPresent(grants::add);
            } else {
                verdict.qualifications().stream()
                        .filter(qualification ->
                                qualification.occurrence().goal().equals(rule.goal()))
                        .flatMap(qualification -> earned(rule, qualification).stream())
                        .forEach(grants::add);
            }
        }
        grants.addAll(orphans(grants));
        return grants;
    }

    /** One rule about to give something: which key, what sort of reward, to whom. */
    private record Bid(Rule rule, RewardSpec spec, String key, Side side, RootId member) {}

    private Bid bid(Rule rule, String occurrence) {
        RewardSpec spec = terms.reward(rule.reward()).orElseThrow();
        return rule.to() == Side.ADVOCATE
                ? new Bid(
                        rule,
                        spec,
                        GrantKey.ofReferral(verdict, rule, occurrence),
                        Side.ADVOCATE,
                        verdict.standing().advocate().membership().root())
                : new Bid(
                        rule,
                        spec,
                        GrantKey.ofFriend(verdict, rule, occurrence),
                        Side.FRIEND,
                        verdict.referral().friend());
    }

    private Optional<Grant> upfront(Rule rule) {
        Bid bid = bid(rule, "@bind");
        RewardSpec spec = bid.spec();
        Referral referral = verdict.referral();
        Optional<Reward> before = known.stream()
                .filter(reward -> reward.grantKey().equals(bid.key()))
                .findFirst();
        Instant until = spec.expires()
                .map(expires -> expires.after(referral.boundAt(), zone))
                .orElse(NEVER);
        Money worth = offerWorth(spec, terms.currency()).orElse(new Money(1, spec.piece()));
        Grant.Target target = new Grant.Target.Offered(until);
        if (!referral.state().isLive() && referral.state() != Referral.State.REVERSED) {
            target = new Grant.Target.Nothing(referral.reason().orElse(Reason.GOAL_TOO_LATE), now);
        } else {
            Optional<Order> used = before.flatMap(reward -> orderWith(reward.code()));
            if (used.isPresent()) {
                return Optional.of(usedIn(used.get(), bid, worth));
            }
            if (now.isAfter(until)) {
                target = new Grant.Target.Lapsed();
            }
        }
        if (before.isEmpty() && !(target instanceof Grant.Target.Offered)) {
            return Optional.empty();
        }
        Check step = Check.pass(VALUE, "offer", "rule", rule.key(), "worth", worth, "until", until);
        return Optional.of(
                grant(bid, new Earned("@bind", worth, referral.boundAt(), referral.boundAt()), target, List.of(step)));
    }

    /** The code was seen in an order of this friend: what it took off is what it cost. */
    private Grant usedIn(Order order, Bid bid, Money worth) {
        RewardSpec spec = bid.spec();
        Optional<Money> most = offerWorth(spec, order.net().unit());
        Money took = takenOff(order).map(discount -> atMost(discount, most)).orElseGet(() -> most.orElse(worth));
        Instant at = order.at();
        Grant.Target target = order.endedAt()
                .<Grant.Target>map(ended -> new Grant.Target.Nothing(
                        order.state() == Order.State.CANCELLED ? Reason.ORDER_CANCELLED : Reason.ORDER_REFUNDED, ended))
                .orElseGet(() -> new Grant.Target.Used(order.orderId()));
        Check step = Check.pass(VALUE, "code_used", "rule", bid.rule().key(), "took_off", took);
        return grant(bid, new Earned(Happening.keyOf(order.orderId()), took, at, at), target, List.of(step));
    }

    /** As the shop said, or as its prices say. */
    private static Optional<Money> takenOff(Order order) {
        return Optional.of(order.discount())
                .filter(Money::isPositive)
                .or(() -> order.items().map(listed -> listed.minus(order.net())).filter(Money::isPositive));
    }

    /** Of several that name the code the first that still stands; what was sent back or called off gave nothing. */
    private Optional<Order> orderWith(String code) {
        return verdict.friend().orders().stream()
                .filter(order -> order.trust() == Trust.TRUSTED)
                .filter(order -> order.coupons().stream().anyMatch(code::equalsIgnoreCase))
                .min(Comparator.comparing(order -> order.endedAt().isPresent()));
    }

    private Optional<Grant> earned(Rule rule, Qualification qualification) {
        Occurrence occurrence = qualification.occurrence();
        Bid bid = bid(rule, occurrence.key());
        Instant holdEnds = rule.to() == Side.ADVOCATE ? occurrence.advocateHoldEnds() : occurrence.friendHoldEnds();
        if (!conditions
                .judge(rule.when(), About.GOAL, () -> Profiles.of(verdict.friend(), occurrence.told()))
                .holds()) {
            return Optional.empty();
        }
        var steps = new ArrayList<Check>();
        return switch (Value.worth(rule.value(), valueFacts(bid, occurrence))) {
            case Worth.Nothing(var why, var how) -> {
                steps.addAll(shown(bid, how));
                steps.add(Check.fail(VALUE, "value", reasonOf(why), "rule", rule.key()));
                var nothing =
                        new Earned(occurrence.happening(), Money.zero(terms.currency()), occurrence.at(), holdEnds);
                yield Optional.of(grant(bid, nothing, new Grant.Target.Refused(reasonOf(why)), steps));
            }
            case Worth.Amount worth -> {
                Money amount = worth.rounded();
                steps.addAll(shown(bid, worth.steps()));
                steps.add(Check.pass(VALUE, "rounded", "rule", rule.key(), "exact", worth.exact(), "amount", amount));
                Grant.Target target = target(qualification, bid.spec(), amount, holdEnds, steps);
                var earned = new Earned(occurrence.happening(), amount, occurrence.at(), holdEnds);
                yield Optional.of(grant(bid, earned, target, steps));
            }
        };
    }

    private Value.Facts valueFacts(Bid bid, Occurrence occurrence) {
        Referral referral = verdict.referral();
        var facts = occurrence
                .keptBase()
                .map(base -> Value.Facts.ofOrder(base, bid.spec().piece()))
                .orElseGet(() -> Value.Facts.withoutOrder(
                        List.of(terms.currency()), bid.spec().piece()));
        return facts.since(Map.of(
                Value.Since.TOUCH,
                age(referral.touchedAt(), occurrence),
                Value.Since.BIND,
                age(referral.boundAt(), occurrence),
                Value.Since.JOIN,
                age(verdict.standing().advocate().membership().joinedAt(), occurrence)));
    }

    private static Duration age(Instant since, Occurrence occurrence) {
        var age = Duration.between(since, occurrence.at());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static List<Check> shown(Bid bid, List<Worth.Step> steps) {
        return steps.stream()
                .map(step -> Check.pass(
                        VALUE,
                        step.node(),
                        "rule",
                        bid.rule().key(),
                        "input",
                        step.input(),
                        "rate",
                        step.rate(),
                        "output",
                        step.output()))
                .toList();
    }

    private static Reason reasonOf(Worth.Why why) {
        return switch (why) {
            case CURRENCY_NOT_COVERED -> Reason.CURRENCY_NOT_COVERED;
            case OCCURRENCE_NOT_COUNTED, THRESHOLD_NOT_REACHED -> Reason.OCCURRENCE_NOT_COUNTED;
            case NO_ORDER, TIER_NOT_COVERED -> Reason.CONDITION_NOT_MET;
        };
    }

    private Grant.Target target(
            Qualification qualification, RewardSpec spec, Money amount, Instant holdEnds, List<Check> steps) {
        Optional<Occurrence.Loss> loss = qualification.occurrence().lost();
        if (loss.isPresent()) {
            steps.add(Check.fail(
                    RELEASE, "kept", loss.get().reason(), "at", loss.get().at()));
            return new Grant.Target.Nothing(loss.get().reason(), loss.get().at());
        }
        if (qualification.state() == Qualification.State.CANCELLED) {
            return new Grant.Target.Nothing(qualification.reason().orElseThrow(), now);
        }
        if (!amount.isPositive()) {
            steps.add(Check.fail(VALUE, "zero", Reason.VALUE_ZERO));
            return new Grant.Target.Refused(Reason.VALUE_ZERO);
        }
        Instant release = Release.after(holdEnds);
        if (now.isBefore(release)) {
            steps.add(Check.waits(RELEASE, "hold", "until", holdEnds));
            return new Grant.Target.Pending();
        }
        steps.add(Check.pass(RELEASE, "hold", "until", holdEnds));
        return new Grant.Target.Available(spec.expires().map(expires -> expires.after(release, zone)));
    }

    /** What stands and is wanted by no rule any more: the referral gave way, or its order was replaced. */
    private List<Grant> orphans(List<Grant> wanted) {
        Reason reason = verdict.referral().reason().orElse(Reason.OCCURRENCE_NOT_COUNTED);
        return known.stream()
                .filter(reward -> reward.referral().equals(verdict.referral().id()))
                .filter(reward -> wanted.stream().noneMatch(grant -> grant.key().equals(reward.grantKey())))
                .flatMap(reward -> ruleOf(reward)
                        .map(rule -> grant(
                                new Bid(
                                        rule,
                                        terms.reward(rule.reward()).orElseThrow(),
                                        reward.grantKey(),
                                        reward.side(),
                                        reward.member()),
                                new Earned(reward.cause(), reward.amount(), reward.earnedAt(), reward.holdEnds()),
                                new Grant.Target.Nothing(reason, now),
                                List.of())))
                .toList();
    }

    private Stream<Rule> ruleOf(Reward reward) {
        return terms.rules().stream().filter(rule -> rule.key().equals(reward.rule()));
    }

    private static Optional<Money> offerWorth(RewardSpec spec, Unit unit) {
        return spec.discount().flatMap(discount -> discount.offerValue().in(unit));
    }

    /** What was earned by what, and until when it is on hold. */
    private record Earned(String cause, Money amount, Instant at, Instant holdEnds) {}

    private Grant grant(Bid bid, Earned earned, Grant.Target target, List<Check> steps) {
        return new Grant(
                bid.key(),
                verdict,
                bid.rule(),
                bid.spec(),
                bid.side(),
                bid.member(),
                earned.cause(),
                earned.amount(),
                target,
                earned.at(),
                earned.holdEnds(),
                steps);
    }

    private static Money atMost(Money amount, Optional<Money> limit) {
        return limit.filter(most -> most.compareTo(amount) < 0).orElse(amount);
    }
}
