package dev.kith.events;

import java.util.concurrent.CompletableFuture;

/** An event on its way into the log, and who waits to hear that it is there. */
record Waiting(LogRow row, CompletableFuture<Receipt> receipt, long since) {

    static Waiting of(LogRow row) {
        return new Waiting(row, new CompletableFuture<>(), System.nanoTime());
    }
}
