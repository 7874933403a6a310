package dev.kith.programs;

import dev.kith.kernel.Rate;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is given. Rules say how much of it.
 *
 * @param uses how often a code may be used
 * @param expires from the moment it becomes available; nothing = never
 * @param label per language
 */
public record RewardSpec(
        String key,
        Kind kind,
        Optional<Unit> unit,
        Optional<String> supplier,
        int uses,
        Optional<Span> expires,
        Optional<Discount> discount,
        Map<String, String> label) {

    public RewardSpec {
        label = Map.copyOf(label);
    }

    /** The sorts of rewards. */
    public enum Kind {
        STORE_CREDIT,
        POINTS,
        DISCOUNT_CODE,
        COUPON,
        GIFT_CARD,
        CASH,
        QUOTA,
        BADGE,
        STATUS,
        DRAW_ENTRY,
        CHOICE,
        CUSTOM;

        /** As it is stored and spelled outside. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Given before anything was bought, because it is worth nothing without an order. */
        public boolean canBeUpfront() {
            return switch (this) {
                case DISCOUNT_CODE, COUPON, BADGE, STATUS, CUSTOM -> true;
                case STORE_CREDIT, POINTS, GIFT_CARD, CASH, QUOTA, DRAW_ENTRY, CHOICE -> false;
            };
        }
    }

    /** What a discount code takes off. */
    public sealed interface Discount {

        Amounts minOrder();

        record AmountOff(Amounts amounts, Amounts minOrder) implements Discount {}

        record PercentOff(Rate rate, Amounts most, Amounts minOrder) implements Discount {}

        /** What one use can take off at most; books and budgets count an open offer at this value. */
        default Amounts offerValue() {
            return switch (this) {
                case AmountOff off -> off.amounts();
                case PercentOff off -> off.most();
            };
        }
    }

    /** What its pieces are counted in. */
    public Unit piece() {
        return Unit.pieces(key);
    }
}
