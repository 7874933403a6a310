package dev.kith.programs;

import dev.kith.kernel.Span;
import java.util.Locale;

/**
 * What a friend has to do.
 *
 * @param event the event's name
 * @param base what a percentage and a minimum look at
 * @param minOrder per currency; if there is any, a currency that is missing here is not covered
 * @param within from the bind to the event
 * @param conversion the one goal that makes the referral count
 */
public record Goal(
        String key,
        String event,
        Condition when,
        Occurrence occurrence,
        Base base,
        Amounts minOrder,
        Amounts maxOrder,
        Span within,
        boolean conversion) {

    public static final String ORDER_COMPLETED = "Order Completed";

    /** Which happenings count, and since when they are counted. */
    public record Occurrence(Take take, Count count) {}

    /** Which of the counted happenings pay. */
    public enum Take {
        FIRST,
        NTH,
        EVERY,
        EVERY_NTH;

        /** As the terms write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the first is the first ever or the first since the friend was bound. */
    public enum Count {
        LIFETIME,
        SINCE_BIND
    }

    /** What of an order a rule looks at. */
    public enum Base {
        /** After discounts, before shipping and tax. */
        NET,
        /** Before discounts. */
        ITEMS,
        /** Everything that was paid. */
        TOTAL,
        /** An amount the event names. */
        PROPERTY
    }

    public boolean isOrder() {
        return event.equals(ORDER_COMPLETED);
    }
}
