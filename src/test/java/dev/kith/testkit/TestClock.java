package dev.kith.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The application's clock in tests. It shows the real time until a test stops it at an instant; after the test it runs
 * on by itself.
 */
public final class TestClock implements InstantSource {

    private static final InstantSource REAL = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private volatile InstantSource shown = REAL;

    @Override
    public Instant instant() {
        return shown.instant();
    }

    /** Stands still at this instant for the whole application, until told otherwise. */
    public void stopAt(Instant moment) {
        shown = InstantSource.fixed(moment);
    }

    /** Shows the real time again. */
    public void runOn() {
        shown = REAL;
    }
}
