package dev.kith.platform.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries a transaction again that lost a race: the loser of a deadlock, of a serialization conflict or of a wait for a
 * lock did nothing wrong.
 */
final class Retry {

    private static final int TRIES = 4;
    private static final Set<String> LOST_A_RACE = Set.of("40001", "40P01", "55P03");

    <T extends @Nullable Object> T again(Supplier<T> transaction) {
        for (int tried = 1; ; tried++) {
            try {
                return transaction.get();
            } catch (RuntimeException failed) {
                if (tried == TRIES || !lostARace(failed)) {
                    throw failed;
                }
                pause();
            }
        }
    }

    private static boolean lostARace(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOST_A_RACE.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 50));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to try again", stopping);
        }
    }
}
