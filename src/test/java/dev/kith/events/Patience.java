package dev.kith.events;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what other threads are about to do, and gives up with what was seen last. */
final class Patience {

    private static final Duration LONG = Duration.ofSeconds(20);

    private Patience() {}

    static <T> T until(Supplier<T> look, Predicate<T> good) {
        long end = System.nanoTime() + LONG.toNanos();
        while (true) {
            T seen = look.get();
            if (good.test(seen) || System.nanoTime() > end) {
                return seen;
            }
            Thread.onSpinWait();
        }
    }
}
