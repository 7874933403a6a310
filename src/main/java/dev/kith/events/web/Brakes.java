package dev.kith.events.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.platform.security.KeyId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Keeps one key, and one browser with a public key, from using up everybody's capacity. Counted on each node by itself. */
@Component
class Brakes {

    private static final int BURST = 5;

    private record Browser(KeyId key, String address) {}

    private final Cache<KeyId, Bucket> keys = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final Cache<Browser, Bucket> browsers = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private final int perKey;
    private final int perBrowser;

    Brakes(Environment settings) {
        this.perKey = settings.getProperty("kith.ingest.events-per-key", Integer.class, 5_000);
        this.perBrowser = settings.getProperty("kith.ingest.events-per-browser", Integer.class, 100);
    }

    /** How long the sender of so many events has to wait; empty if they may come in. Zero in the settings: no limit. */
    Optional<Duration> waitFor(KeyId key, Optional<String> browser, int events) {
        if (browser.isPresent() && perBrowser > 0) {
            var mine = new Browser(key, browser.get());
            Duration wait = browsers.get(mine, _ -> new Bucket(perBrowser, perBrowser * BURST))
                    .take(events);
            if (!wait.isZero()) {
                return Optional.of(wait);
            }
        }
        if (perKey == 0) {
            return Optional.empty();
        }
        Duration wait = keys.get(key, _ -> new Bucket(perKey, perKey)).take(events);
        return wait.isZero() ? Optional.empty() : Optional.of(wait);
    }

    /** Fills at a rate, up to what may come at once. */
    static final class Bucket {

        private static final double NANOS = 1e9;

        private final double perSecond;
        private final double most;
        private double level;
        private long looked = System.nanoTime();

        Bucket(int perSecond, int most) {
            this.perSecond = perSecond;
            this.most = most;
            this.level = most;
        }

        /** Zero if there was enough. More than fits at once costs all there is, or it could never come in. */
        synchronized Duration take(int events) {
            long now = System.nanoTime();
            level = Math.min(most, level + (now - looked) / NANOS * perSecond);
            looked = now;
            double cost = Math.min(events, most);
            if (level >= cost) {
                level -= cost;
                return Duration.ZERO;
            }
            return Duration.ofNanos((long) ((cost - level) / perSecond * NANOS) + 1);
        }
    }
}
