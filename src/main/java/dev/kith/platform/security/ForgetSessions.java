package dev.kith.platform.security;

import dev.kith.platform.jobs.Chore;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Sessions are kept for thirty days after their end, so that somebody can see where they were signed in. */
@Component
final class ForgetSessions implements Chore {

    private static final Duration KEPT = Duration.ofDays(30);

    private final SessionStore store;

    ForgetSessions(SessionStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "forget-sessions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public void run(Instant now) {
        store.forgetBefore(now.minus(KEPT));
    }
}
