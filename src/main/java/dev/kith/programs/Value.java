package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Rate;
import dev.kith.kernel.Unit;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a rule pays. Plain data: stored as JSON, shown in the editor, computed by {@link #worth}. */
public sealed interface Value {

    /** The amount in the order's currency. */
    record Flat(Amounts amounts) implements Value {}

    /** So many pieces of the reward itself. */
    record Item(long pieces) implements Value {}

    /** A share of the base, not below {@code least} and not above {@code most}. */
    record Percent(Rate rate, Amounts least, Amounts most) implements Value {}

    /** {@code give} for each whole {@code every} of the base. */
    record PerUnit(Money every, Money give) implements Value {}

    /** Depends on how large the base is. */
    record ByOrder(List<From> tiers, Mode mode) implements Value {
        public ByOrder {
            tiers = List.copyOf(tiers);
        }
    }

    /** Depends on the advocate's tier before the event. */
    record ByTier(Map<String, Value> values) implements Value {
        public ByTier {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Pays once when the number of approved referrals reaches a threshold, and then every so many. */
    record ByCount(List<At> thresholds, Optional<Every> then) implements Value {
        public ByCount {
            thresholds = List.copyOf(thresholds);
        }
    }

    /** Depends on which payment of the friend it is. */
    record ByPayment(List<UpTo> stages) implements Value {
        public ByPayment {
            stages = List.copyOf(stages);
        }
    }

    /** Melts with time, but not below {@code floor}. */
    record Decay(Since from, Curve curve, Amounts floor, Value value) implements Value {}

    /** Holds from this base on. */
    record From(Money from, Value value) {}

    /** Pays when the count reaches this number. */
    record At(int at, Value value) {}

    /** Pays again after so many more. */
    record Every(int every, Value value) {}

    /** Holds up to and including this payment; without a number, for life. */
    record UpTo(OptionalInt upTo, Value value) {}

    /** Whether the tier that holds the whole base pays, or each slice pays by its own tier. */
    enum Mode {
        SLAB,
        MARGINAL
    }

    /** What time is counted from. */
    enum Since {
        TOUCH,
        BIND,
        JOIN
    }

    /**
     * The facts a value may look at.
     *
     * @param base what percentages look at, if there is an order
     * @param currencies which currencies may be paid, best first: the order's; without an order the member's, then the
     *     program's
     * @param piece what the reward's own pieces are counted in
     * @param payment which payment of the friend since the bind, from 1
     * @param tier the advocate's tier before the event
     * @param count approved referrals of the advocate, this one included
     */
    record Facts(
            Optional<Money> base,
            List<Unit> currencies,
            Unit piece,
            Map<Since, Duration> since,
            int payment,
            Optional<String> tier,
            long count) {

        public Facts {
            currencies = List.copyOf(currencies);
            since = Map.copyOf(since);
        }

        /** For a goal that is an order: its currency is the only one that may be paid. */
        public static Facts ofOrder(Money base, Unit piece) {
            return new Facts(Optional.of(base), List.of(base.unit()), piece, Map.of(), 1, Optional.empty(), 0);
        }

        /** For a goal without an order. */
        public static Facts withoutOrder(List<Unit> currencies, Unit piece) {
            return new Facts(Optional.empty(), currencies, piece, Map.of(), 1, Optional.empty(), 0);
        }

        /** How long ago each thing happened that a value may melt from. */
        public Facts since(Map<Since, Duration> ages) {
            return new Facts(base, currencies, piece, ages, payment, tier, count);
        }

        public Facts payment(int number) {
            return new Facts(base, currencies, piece, since, number, tier, count);
        }

        public Facts tier(String held) {
            return new Facts(base, currencies, piece, since, payment, Optional.of(held), count);
        }

        public Facts count(long approved) {
            return new Facts(base, currencies, piece, since, payment, tier, approved);
        }
    }

    /** Exact, with every step on the way; the compiler refuses a value this has not heard of. */
    static Worth worth(Value value, Facts facts) {
        return new Reckoning(facts).of(value);
    }
}
