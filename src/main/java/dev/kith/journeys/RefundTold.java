package dev.kith.journeys;

import dev.kith.kernel.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One refund as it was told. Its amounts stay decimals until the order, and with it the currency, is known.
 *
 * @param refundId unique within the order
 * @param amount for {@link Extent#REST} meaningless and zero
 * @param lines what the returned lines had cost, if they were told: that much goes off the net
 * @param currency empty if it was not told; then it is the order's
 * @param dispute a payment taken back by the bank, not by the shop
 */
record RefundTold(
        String refundId,
        Extent extent,
        BigDecimal amount,
        Optional<BigDecimal> lines,
        Optional<Unit> currency,
        boolean dispute,
        Moment moment,
        String messageId) {

    /** How much was refunded. */
    enum Extent {
        /** Whatever was not refunded before. */
        REST,
        /** That much, beside what was refunded before. */
        AMOUNT,
        /** That much in all, earlier refunds included. */
        TO_DATE
    }
}
