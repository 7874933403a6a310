package dev.kith.referrals;

import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.jobs.Chore;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Takes the keyed hashes of addresses and browsers off clicks that are a month old. The clicks stay. */
@Component
final class ForgetTraces implements Chore {

    static final Duration KEPT = Duration.ofDays(30);

    /** How far back each run looks, so that it need not read every click there ever was. */
    private static final Duration REACH = Duration.ofDays(90);

    private final Workspaces workspaces;
    private final Tenant tenant;
    private final ClickStore store;

    ForgetTraces(Workspaces workspaces, Tenant tenant, ClickStore store) {
        this.workspaces = workspaces;
        this.tenant = tenant;
        this.store = store;
    }

    @Override
    public String name() {
        return "forget-traces";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public void run(Instant now) {
        Instant until = now.minus(KEPT);
        for (var workspace : workspaces.all()) {
            tenant.run(workspace.id(), () -> store.forgetTraces(until.minus(REACH), until));
        }
    }
}
