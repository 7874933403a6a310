package dev.kith.referrals;

import java.time.Duration;
import java.time.Instant;

/** When a hold lets go: a quarter of an hour after its last instant, so that a refund of the last minute still counts. */
public final class Release {

    private static final Duration SLACK = Duration.ofMinutes(15);

    private Release() {}

    public static Instant after(Instant holdEnds) {
        return holdEnds.plus(SLACK);
    }
}
