/**
 * What a customer did on the way: orders and refunds, and what they add up to.
 *
 * <p>A shop tells of an {@link dev.kith.journeys.Order} more than once: its page, its server and its payment provider
 * each report it, in any order, and a refund may arrive before the order it belongs to. Everything told of one order id
 * is kept in one file, and what the order is worth is computed from that file anew whenever something is added.
 *
 * <p>Start reading at {@link dev.kith.journeys.Journeys}; the arithmetic of refunds is {@code Refunded}. This module
 * judges nobody: it announces {@link dev.kith.journeys.OrderChanged} and leaves referrals and rewards to others.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "platform::*", "people", "events"})
@NullMarked
package dev.kith.journeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
