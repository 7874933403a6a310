package dev.kith.journeys;

import java.time.Instant;
import java.util.Optional;

/** An order moved from one state to another because of one event. */
record Transition(String orderId, Optional<Order.State> from, Order.State to, String messageId, Instant at) {}
