package dev.kith.programs;

import dev.kith.kernel.Fraction;
import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.util.List;

/** What a value comes to, and how. */
public sealed interface Worth {

    /** One step for each node of the value, inner ones first. */
    List<Step> steps();

    /** Still exact. Zero is an amount too. */
    record Amount(Fraction exact, Unit unit, List<Step> steps) implements Worth {

        public Amount {
            steps = List.copyOf(steps);
        }

        /** Rounded once, half up, to the minor unit. */
        public Money rounded() {
            return new Money(exact.rounded(), unit);
        }
    }

    record Nothing(Why why, List<Step> steps) implements Worth {

        public Nothing {
            steps = List.copyOf(steps);
        }
    }

    /** Why a value pays nothing. */
    enum Why {
        /** The terms name no amount in the order's currency. */
        CURRENCY_NOT_COVERED,
        /** A share of an order, and there is none. */
        NO_ORDER,
        /** The stages of payments are over. */
        OCCURRENCE_NOT_COUNTED,
        /** The count has not just reached a threshold. */
        THRESHOLD_NOT_REACHED,
        /** The terms say nothing for this tier. */
        TIER_NOT_COVERED
    }

    /**
     * One line of the trace, in minor units.
     *
     * @param node which kind of value, as the terms write it: {@code percent}
     * @param input what went in
     * @param rate what it was multiplied with, or compared to
     * @param output what came out
     */
    record Step(String node, Fraction input, Fraction rate, Fraction output) {}
}
