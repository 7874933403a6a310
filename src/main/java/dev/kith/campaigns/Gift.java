package dev.kith.campaigns;

import dev.kith.kernel.Money;
import dev.kith.kernel.Rate;
import dev.kith.kernel.Unit;
import dev.kith.platform.page.Words;
import dev.kith.programs.RewardSpec;
import dev.kith.programs.RewardSpec.Discount;
import dev.kith.programs.Value;
import java.util.List;
import java.util.Optional;

/** What somebody gets, as one says it in a sentence: "€10", "15%", "a weekend box". */
public sealed interface Gift {

    /** Money, points, storage: anything that is an amount. */
    record Amount(Money amount) implements Gift {}

    /** A share of an order. */
    record Percent(Rate rate) implements Gift {}

    /** Something with a name of its own. */
    record Thing(String name) implements Gift {}

    default String text(Words w) {
        return switch (this) {
            case Amount(var amount) -> w.money(amount);
            case Percent(var rate) -> percent(w, rate);
            case Thing(var name) -> name;
        };
    }

    private static String percent(Words w, Rate rate) {
        boolean whole = rate.millionths() % 10_000 == 0;
        double share = rate.millionths() / 1e6;
        return whole ? w.pct0(share) : w.pct(share);
    }

    /** What one piece of this reward is worth to whoever uses it. */
    static Gift of(RewardSpec reward, Unit currency, String language) {
        return reward.discount()
                .flatMap(discount -> of(discount, currency))
                .orElseGet(() -> new Thing(label(reward, language)));
    }

    /** What a member sees of an amount that was earned: a code is shown by what it takes off. */
    static Gift of(RewardSpec reward, Money earned, Unit currency, String language) {
        boolean pieces = earned.unit().equals(reward.piece());
        return pieces ? of(reward, currency, language) : new Amount(earned);
    }

    /** The most a rule gives at once, as far as it can be said before anything happened; empty if only counting decides. */
    static Optional<Gift> of(Value value, RewardSpec reward, Unit currency, String language) {
        return switch (value) {
            case Value.Flat(var amounts) -> amounts.pick(List.of(currency)).map(Amount::new);
            case Value.Item _ -> Optional.of(of(reward, currency, language));
            case Value.Percent percent -> Optional.of(new Percent(percent.rate()));
            case Value.PerUnit unit -> Optional.of(new Amount(unit.give()));
            case Value.Decay decay -> of(decay.value(), reward, currency, language);
            case Value.ByOrder order -> of(order.tiers().getLast().value(), reward, currency, language);
            case Value.ByTier(var values) ->
                values.values().stream().findFirst().flatMap(first -> of(first, reward, currency, language));
            case Value.ByPayment(var stages) -> of(stages.getFirst().value(), reward, currency, language);
            case Value.ByCount _ -> Optional.empty();
        };
    }

    private static Optional<Gift> of(Discount discount, Unit currency) {
        return switch (discount) {
            case Discount.AmountOff off -> off.amounts().pick(List.of(currency)).map(Amount::new);
            case Discount.PercentOff off -> Optional.of(new Percent(off.rate()));
        };
    }

    private static String label(RewardSpec reward, String language) {
        return Optional.ofNullable(reward.label().get(language))
                .or(() -> reward.label().values().stream().findFirst())
                .orElse(reward.key());
    }
}
