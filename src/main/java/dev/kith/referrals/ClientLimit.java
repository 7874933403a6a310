package dev.kith.referrals;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the clicks of each client address within a minute. Nobody is refused: clicks beyond the limit are only marked,
 * and count once somebody is identified through them.
 */
public final class ClientLimit {

    private static final int MOST_CLIENTS = 100_000;
    private static final long MINUTE = 60_000;

    private record Counts(long minute, ConcurrentHashMap<String, AtomicInteger> byClient) {}

    private final int most;
    private volatile Counts counts = new Counts(0, new ConcurrentHashMap<>());

    public ClientLimit(int most) {
        this.most = most;
    }

    /** Counts one more click, and says whether it was one too many. */
    public boolean isOver(String client, long millis) {
        long minute = millis / MINUTE;
        Counts now = counts;
        if (now.minute != minute) {
            now = new Counts(minute, new ConcurrentHashMap<>());
            counts = now;
        }
        var count = now.byClient.get(client);
        if (count == null) {
            if (now.byClient.size() >= MOST_CLIENTS) {
                return false;
            }
            count = now.byClient.computeIfAbsent(client, _ -> new AtomicInteger());
        }
        return count.incrementAndGet() > most;
    }
}
