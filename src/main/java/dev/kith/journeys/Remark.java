package dev.kith.journeys;

/** Something about an order or refund that a person looking at the numbers should know. */
public enum Remark {
    /** It came without an order id, so it makes no order. */
    ORDER_WITHOUT_ID,
    /** An amount was negative, no number, or in an unknown currency, so it makes no order. */
    MONEY_INVALID,
    /** An amount had more decimals than its currency and was rounded half up. */
    MONEY_ROUNDED,
    /** No currency was told; the workspace's was taken. */
    CURRENCY_DEFAULTED,
    /** No amount was told at all; the order counts as zero. */
    AMOUNT_MISSING,
    /** Only a total was told, so shipping and tax count as goods. */
    NET_FROM_TOTAL,
    /** Only products were told, so the net is the sum of their prices. */
    NET_FROM_PRODUCTS,
    /** Two believed sources disagree about the amounts; the first stays. */
    ORDER_CONFLICT,
    /** More was refunded than was paid; the excess counts for nothing. */
    REFUND_EXCEEDS_ORDER
}
