package dev.kith.demo;

import java.util.concurrent.TimeUnit;

/** Waits, and stops waiting when the demo is stopped. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
