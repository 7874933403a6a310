package dev.kith.platform.web;

import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.jobs.Chore;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Kept answers are good for seven days. What moves money stays unique for ever by keys of its own. */
@Component
final class ForgetAnswers implements Chore {

    static final Duration KEPT = Duration.ofDays(7);

    private final Workspaces workspaces;
    private final Tenant tenant;
    private final IdempotencyStore store;

    ForgetAnswers(Workspaces workspaces, Tenant tenant, IdempotencyStore store) {
        this.workspaces = workspaces;
        this.tenant = tenant;
        this.store = store;
    }

    @Override
    public String name() {
        return "forget-answers";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run(Instant now) {
        for (var workspace : workspaces.all()) {
            tenant.run(workspace.id(), () -> store.deleteBefore(now.minus(KEPT)));
        }
    }
}
