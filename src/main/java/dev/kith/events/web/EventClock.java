package dev.kith.events.web;

import dev.kith.events.Flag;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * When an event happened, judged by what the sender's clock shows beside our own.
 *
 * @param at what everything computes with: never later than the arrival
 */
record EventClock(Instant at, Set<Flag> flags) {

    private static final Duration TOLERATED_OF_BROWSERS = Duration.ofSeconds(60);
    private static final Duration TOLERATED_OF_SERVERS = Duration.ofMinutes(5);
    private static final Duration SAME_CLOCK = Duration.ofHours(1);
    private static final Duration STALE = Duration.ofDays(30);

    EventClock {
        flags = Set.copyOf(flags);
    }

    static EventClock judge(Optional<Instant> original, Optional<Instant> sent, Instant received, boolean fromBrowser) {
        if (original.isEmpty()) {
            return new EventClock(received, EnumSet.of(Flag.TIME_MISSING));
        }
        var flags = EnumSet.noneOf(Flag.class);
        Instant at = original.get();
        if (sent.isPresent() && isSkewed(sent.get(), received, fromBrowser)) {
            Duration buffered = Duration.between(original.get(), sent.get());
            if (fromBrowser || buffered.abs().compareTo(SAME_CLOCK) <= 0) {
                at = received.minus(buffered);
            } else {
                flags.add(Flag.SKEW_UNADJUSTED);
            }
        }
        if (at.isAfter(received)) {
            at = received;
            flags.add(Flag.FUTURE_CLAMPED);
        }
        if (fromBrowser && Duration.between(at, received).compareTo(STALE) > 0) {
            flags.add(Flag.STALE);
        }
        return new EventClock(at, flags);
    }

    private static boolean isSkewed(Instant sent, Instant received, boolean fromBrowser) {
        Duration tolerated = fromBrowser ? TOLERATED_OF_BROWSERS : TOLERATED_OF_SERVERS;
        return Duration.between(received, sent).abs().compareTo(tolerated) > 0;
    }
}
