package dev.kith.journeys;

import java.time.Instant;
import java.util.Optional;

/** Something told of an order that could not be used, or only with an assumption: shown where data quality is looked at. */
public record Notice(String messageId, Remark remark, Optional<String> orderId, Instant at) {}
