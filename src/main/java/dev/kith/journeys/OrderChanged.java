package dev.kith.journeys;

import dev.kith.events.Event;
import dev.kith.events.Slice;

/** Announced when an order appeared, or what is known of it changed: amounts, refunds, cancellation. */
public record OrderChanged(Slice slice, Order order, Event cause) {}
