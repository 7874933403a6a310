package dev.kith.platform.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One signed-in browser.
 *
 * @param steppedUpAt when the person last proved who they are
 */
public record Session(UUID id, Account account, Instant startedAt, Instant steppedUpAt, List<Seat> seats) {

    public Session {
        seats = List.copyOf(seats);
    }

    /** The seat that opens the workspace of this key, live or test. */
    Optional<Seat> seatFor(String key) {
        String live = key.endsWith("~test") ? key.substring(0, key.length() - "~test".length()) : key;
        return seats.stream().filter(seat -> seat.key().equals(live)).findFirst();
    }
}
