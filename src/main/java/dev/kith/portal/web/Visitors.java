package dev.kith.portal.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts what one network address asks for in an hour. Whoever asks too often gets the usual answer, and nothing happens. */
@Component
final class Visitors {

    private static final int SIGN_INS = 20;
    private static final int CLAIMS = 10;
    private static final int LOOKUPS = 60;
    private static final int KNOWN_ADDRESSES = 50_000;

    private final Cache<String, AtomicInteger> counts = Caffeine.newBuilder()
            .maximumSize(KNOWN_ADDRESSES)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    boolean maySignIn(HttpServletRequest request) {
        return count("sign-in", request) <= SIGN_INS;
    }

    boolean mayClaim(HttpServletRequest request) {
        return count("claim", request) <= CLAIMS;
    }

    boolean mayExchange(HttpServletRequest request) {
        return count("token", request) <= LOOKUPS * 10;
    }

    private int count(String what, HttpServletRequest request) {
        return counts.get(what + " " + request.getRemoteAddr(), _ -> new AtomicInteger())
                .incrementAndGet();
    }
}
