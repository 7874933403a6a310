package dev.kith.portal;

import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.jobs.Chore;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Who asked to be let in, and who was in, is nobody's business a month after it ended. */
@Component
final class ForgetSignIns implements Chore {

    static final Duration KEPT = Duration.ofDays(30);

    private final Workspaces workspaces;
    private final Tenant tenant;
    private final PortalStore store;

    ForgetSignIns(Workspaces workspaces, Tenant tenant, PortalStore store) {
        this.workspaces = workspaces;
        this.tenant = tenant;
        this.store = store;
    }

    @Override
    public String name() {
        return "forget-sign-ins";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public void run(Instant now) {
        for (var workspace : workspaces.all()) {
            tenant.run(workspace.id(), () -> store.forgetBefore(now.minus(KEPT)));
        }
    }
}
