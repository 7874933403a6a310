package dev.kith.journeys;

import dev.kith.kernel.Money;
import java.time.Instant;

/**
 * Money given back for an order, in the part that could still be given back.
 *
 * @param refundId the shop's own id, or the message id; unique per order
 * @param total what counts of it: the sum over an order never exceeds the order's total
 * @param net the part of the order's net that went with it
 * @param dispute true for a chargeback
 */
public record Refund(String refundId, Instant at, Money total, Money net, boolean dispute) {}
