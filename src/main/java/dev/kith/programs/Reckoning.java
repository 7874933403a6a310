package dev.kith.programs;

import dev.kith.kernel.Fraction;
import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.programs.Value.At;
import dev.kith.programs.Value.ByCount;
import dev.kith.programs.Value.ByOrder;
import dev.kith.programs.Value.ByPayment;
import dev.kith.programs.Value.ByTier;
import dev.kith.programs.Value.Decay;
import dev.kith.programs.Value.Facts;
import dev.kith.programs.Value.Flat;
import dev.kith.programs.Value.From;
import dev.kith.programs.Value.Item;
import dev.kith.programs.Value.PerUnit;
import dev.kith.programs.Value.Percent;
import dev.kith.programs.Worth.Amount;
import dev.kith.programs.Worth.Nothing;
import dev.kith.programs.Worth.Step;
import dev.kith.programs.Worth.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes one value from one set of facts and writes down each step. */
final class Reckoning {

    private static final Fraction WHOLE = Fraction.of(1);

    private final Facts facts;
    private final List<Step> steps = new ArrayList<>();

    Reckoning(Facts facts) {
        this.facts = facts;
    }

    Worth of(Value value) {
        return switch (value) {
            case Flat(var amounts) -> flat(amounts);
            case Item(var pieces) -> amount("item", Fraction.of(pieces), WHOLE, Fraction.of(pieces), facts.piece());
            case Percent percent -> onBase(base -> share(percent, base));
            case PerUnit(var every, var give) -> onBase(base -> perUnit(every, give, base));
            case ByOrder byOrder -> onBase(base -> byOrder(byOrder, base));
            case ByTier(var values) ->
                facts.tier()
                        .flatMap(tier -> Optional.ofNullable(values.get(tier)))
                        .map(this::of)
                        .orElseGet(() -> nothing(Why.TIER_NOT_COVERED));
            case ByCount byCount -> byCount(byCount);
            case ByPayment(var stages) ->
                stages.stream()
                        .filter(stage -> stage.upTo().isEmpty()
                                || facts.payment() <= stage.upTo().getAsInt())
                        .findFirst()
                        .map(stage -> of(stage.value()))
                        .orElseGet(() -> nothing(Why.OCCURRENCE_NOT_COUNTED));
            case Decay decay -> decay(decay);
        };
    }

    private Worth flat(Amounts amounts) {
        return amounts.pick(facts.currencies())
                .map(money -> amount("flat", money, money))
                .orElseGet(() -> nothing(Why.CURRENCY_NOT_COVERED));
    }

    private Worth share(Percent percent, Money base) {
        Unit unit = base.unit();
        if (lacks(percent.least(), unit) || lacks(percent.most(), unit)) {
            return nothing(Why.CURRENCY_NOT_COVERED);
        }
        Fraction input = Fraction.of(base.minor());
        Fraction bounded = bounded(
                input.times(percent.rate()),
                percent.least().in(unit),
                percent.most().in(unit));
        return amount("percent", input, Fraction.of(percent.rate()), bounded, unit);
    }

    private static Fraction bounded(Fraction exact, Optional<Money> least, Optional<Money> most) {
        Fraction raised = least.map(money -> exact.atLeast(money.minor())).orElse(exact);
        return most.map(money -> raised.atMost(money.minor())).orElse(raised);
    }

    private Worth perUnit(Money every, Money give, Money base) {
        if (!every.unit().equals(base.unit())) {
            return nothing(Why.CURRENCY_NOT_COVERED);
        }
        Fraction times = Fraction.of(Math.floorDiv(base.minor(), every.minor()));
        return amount("perUnit", Fraction.of(base.minor()), times, times.times(give.minor()), give.unit());
    }

    private Worth byOrder(ByOrder byOrder, Money base) {
        List<From> tiers = byOrder.tiers();
        if (tiers.stream().anyMatch(tier -> !tier.from().unit().equals(base.unit()))) {
            return nothing(Why.CURRENCY_NOT_COVERED);
        }
        return switch (byOrder.mode()) {
            case SLAB -> slab(tiers, base);
            case MARGINAL -> marginal(tiers, base);
        };
    }

    private Worth slab(List<From> tiers, Money base) {
        return tiers.reversed().stream()
                .filter(tier -> tier.from().compareTo(base) <= 0)
                .findFirst()
                .map(tier -> of(tier.value()))
                .orElseGet(
                        () -> amount("byOrder", Fraction.of(base.minor()), Fraction.ZERO, Fraction.ZERO, base.unit()));
    }

    private Worth marginal(List<From> tiers, Money base) {
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            long from = tiers.get(i).from().minor();
            long to = i + 1 < tiers.size()
                    ? Math.min(base.minor(), tiers.get(i + 1).from().minor())
                    : base.minor();
            var slice = new Money(Math.max(0, to - from), base.unit());
            switch (on(slice).of(tiers.get(i).value())) {
                case Amount amount -> {
                    steps.addAll(amount.steps());
                    sum = sum.plus(amount.exact());
                }
                case Nothing nothing -> {
                    return nothing(nothing.why());
                }
            }
        }
        return amount("byOrder", Fraction.of(base.minor()), Fraction.of(tiers.size()), sum, base.unit());
    }

    private Reckoning on(Money slice) {
        return new Reckoning(new Facts(
                Optional.of(slice),
                facts.currencies(),
                facts.piece(),
                facts.since(),
                facts.payment(),
                facts.tier(),
                facts.count()));
    }

    private Worth byCount(ByCount byCount) {
        Optional<Value> reached = byCount.thresholds().stream()
                .filter(threshold -> threshold.at() == facts.count())
                .map(At::value)
                .findFirst();
        return reached.or(() -> again(byCount)).map(this::of).orElseGet(() -> nothing(Why.THRESHOLD_NOT_REACHED));
    }

    private Optional<Value> again(ByCount byCount) {
        long beyond = facts.count() - byCount.thresholds().getLast().at();
        return byCount.then()
                .filter(then -> beyond > 0 && beyond % then.every() == 0)
                .map(Value.Every::value);
    }

    private Worth decay(Decay decay) {
        return switch (of(decay.value())) {
            case Amount inner -> {
                long days =
                        facts.since().getOrDefault(decay.from(), Duration.ZERO).toDays();
                Fraction factor = decay.curve().factorAt(Math.max(0, days));
                Fraction melted = inner.exact().times(factor);
                Fraction left = bounded(melted, decay.floor().in(inner.unit()), Optional.empty());
                yield amount("decay", inner.exact(), factor, left, inner.unit());
            }
            case Nothing nothing -> nothing;
        };
    }

    /** A bound that is stated, but not in this currency: better nothing than without its bound. */
    private static boolean lacks(Amounts bound, Unit unit) {
        return !bound.isEmpty() && !bound.covers(unit);
    }

    private interface OfBase {
        Worth worth(Money base);
    }

    private Worth onBase(OfBase rule) {
        return facts.base().map(rule::worth).orElseGet(() -> nothing(Why.NO_ORDER));
    }

    private Worth amount(String node, Money input, Money output) {
        return amount(node, Fraction.of(input.minor()), WHOLE, Fraction.of(output.minor()), output.unit());
    }

    private Worth amount(String node, Fraction input, Fraction rate, Fraction output, Unit unit) {
        steps.add(new Step(node, input, rate, output));
        return new Amount(output, unit, steps);
    }

    private Worth nothing(Why why) {
        return new Nothing(why, steps);
    }
}
