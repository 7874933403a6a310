package dev.kith.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows down guessing. Whoever guesses from one network waits longer each time, the owner from elsewhere does not: nobody
 * can lock somebody else out.
 */
final class SignInBrake {

    static final int FREE = 5;
    static final int PER_ACCOUNT_A_DAY = 100;
    static final int ACCOUNTS_PER_NETWORK = 20;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Failures in a row, and when the next try may be. */
    private record Failures(int count, Instant next) {}

    private final Cache<String, Failures> byAccountAndNetwork =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(LONGEST).build();
    private final Cache<String, Integer> byAccount = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final Cache<String, Set<String>> accountsOfNetwork = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** How long to wait before this try is looked at; zero for most people always. */
    Duration waitFor(String email, String network, Instant now) {
        Failures failures = byAccountAndNetwork.getIfPresent(email + " " + network);
        if (failures != null && now.isBefore(failures.next())) {
            return Duration.between(now, failures.next());
        }
        Integer today = byAccount.getIfPresent(email);
        Set<String> tried = accountsOfNetwork.get(network, _ -> ConcurrentHashMap.newKeySet());
        boolean sprayed = tried.size() >= ACCOUNTS_PER_NETWORK && !tried.contains(email);
        return today != null && today >= PER_ACCOUNT_A_DAY || sprayed ? LONGEST : Duration.ZERO;
    }

    void failed(String email, String network, Instant now) {
        byAccountAndNetwork.asMap().compute(email + " " + network, (_, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            return new Failures(count, now.plus(pauseAfter(count)));
        });
        byAccount.asMap().merge(email, 1, Integer::sum);
        accountsOfNetwork.get(network, _ -> ConcurrentHashMap.newKeySet()).add(email);
    }

    void succeeded(String email, String network) {
        byAccountAndNetwork.invalidate(email + " " + network);
    }

    private static Duration pauseAfter(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(10, failures - FREE + 1);
        Duration pause = Duration.ofSeconds(1L << doublings);
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
