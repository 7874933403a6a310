package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.programs.Value.At;
import dev.kith.programs.Value.ByCount;
import dev.kith.programs.Value.ByOrder;
import dev.kith.programs.Value.ByPayment;
import dev.kith.programs.Value.ByTier;
import dev.kith.programs.Value.Decay;
import dev.kith.programs.Value.Flat;
import dev.kith.programs.Value.From;
import dev.kith.programs.Value.Item;
import dev.kith.programs.Value.PerUnit;
import dev.kith.programs.Value.Percent;
import dev.kith.programs.Value.UpTo;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows in which units a value pays, and whether a reward can be paid in them. */
final class UnitCheck {

    private UnitCheck() {}

    /** What is wrong with paying this reward by this value, if anything. */
    static Optional<String> complaint(Value value, RewardSpec reward) {
        boolean fits = leaves(value).allMatch(leaf -> fits(leaf, reward));
        if (fits) {
            return Optional.empty();
        }
        return Optional.of(
                switch (reward.kind()) {
                    case STORE_CREDIT, GIFT_CARD, CASH -> "This reward is money: pay it in a currency.";
                    case POINTS -> "Points are paid in " + pointsOf(reward) + ".";
                    case QUOTA -> "Storage is paid in MB.";
                    case DRAW_ENTRY -> "Tickets are paid in entry.<draw>.";
                    case DISCOUNT_CODE, COUPON, BADGE, STATUS, CHOICE, CUSTOM ->
                        "This reward is given in pieces: write {\"item\": 1}.";
                });
    }

    private static boolean fits(Value leaf, RewardSpec reward) {
        return switch (reward.kind()) {
            case STORE_CREDIT, GIFT_CARD, CASH -> leaf instanceof Percent || counted(leaf, Unit::isCurrency);
            case POINTS -> counted(leaf, pointsOf(reward)::equals);
            case QUOTA -> counted(leaf, new Unit("MB")::equals);
            case DRAW_ENTRY -> counted(leaf, unit -> unit.code().startsWith("entry."));
            case DISCOUNT_CODE, COUPON, BADGE, STATUS -> leaf instanceof Item;
            case CHOICE, CUSTOM -> true;
        };
    }

    private static Unit pointsOf(RewardSpec reward) {
        return reward.unit().orElse(new Unit("pt"));
    }

    private static boolean counted(Value leaf, Predicate<Unit> wanted) {
        return switch (leaf) {
            case Flat(var amounts) -> amounts.byUnit().keySet().stream().allMatch(wanted);
            case PerUnit perUnit -> wanted.test(perUnit.give().unit());
            default -> false;
        };
    }

    /** Every unit this value may pay in; a share of an order may be in any currency the terms name. */
    static Set<Unit> units(Value value, RewardSpec reward, Terms terms) {
        Set<Unit> units = new HashSet<>();
        leaves(value).forEach(leaf -> {
            switch (leaf) {
                case Flat(var amounts) -> units.addAll(amounts.byUnit().keySet());
                case PerUnit perUnit -> units.add(perUnit.give().unit());
                case Percent _ -> units.addAll(currencies(terms));
                default -> {}
            }
        });
        reward.discount()
                .ifPresent(discount ->
                        discount.offerValue().list().stream().map(Money::unit).forEach(units::add));
        return units;
    }

    private static Set<Unit> currencies(Terms terms) {
        Set<Unit> named = terms.goals().stream()
                .flatMap(goal -> goal.minOrder().byUnit().keySet().stream())
                .collect(Collectors.toSet());
        named.add(terms.currency());
        return named;
    }

    /** The values at the ends, which hold no others. */
    static Stream<Value> leaves(Value value) {
        return switch (value) {
            case Flat _, Item _, Percent _, PerUnit _ -> Stream.of(value);
            case ByOrder byOrder -> byOrder.tiers().stream().map(From::value).flatMap(UnitCheck::leaves);
            case ByTier(var values) -> values.values().stream().flatMap(UnitCheck::leaves);
            case ByCount(var thresholds, var then) ->
                Stream.concat(thresholds.stream().map(At::value), then.stream().map(Value.Every::value))
                        .flatMap(UnitCheck::leaves);
            case ByPayment(var stages) -> stages.stream().map(UpTo::value).flatMap(UnitCheck::leaves);
            case Decay decay -> leaves(decay.value());
        };
    }
}
