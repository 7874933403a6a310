package dev.kith.testkit;

import dev.kith.kernel.Unit;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.jobs.Timers;
import dev.kith.platform.security.Keys;
import dev.kith.platform.security.NewKey;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Opens shops to tell stories about, each in a workspace of its own. */
@TestComponent
public final class Shops {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final Workspaces workspaces;
    private final Keys keys;
    private final Timers timers;
    private final TestClock clock;
    private final Backlog backlog;
    private final Environment environment;

    Shops(Workspaces workspaces, Keys keys, Timers timers, TestClock clock, Backlog backlog, Environment environment) {
        this.workspaces = workspaces;
        this.keys = keys;
        this.timers = timers;
        this.clock = clock;
        this.backlog = backlog;
        this.environment = environment;
    }

    /** Where the application listens. */
    public URI url() {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }

    public Shop open() {
        Workspace workspace = workspaces.create(
                new NewWorkspace("Story", new Unit("EUR"), Optional.empty(), Optional.of("shop.example"), ROME, "en"));
        var source = keys.newSource();
        String publicKey = keys.create(workspace.id(), NewKey.publicKey("page", source, "story"))
                .text();
        String secretKey = keys.create(workspace.id(), NewKey.secretKey("server", keys.newSource(), "story"))
                .text();
        return new Shop(this, new Shop.Keys(workspace.id(), publicKey, secretKey));
    }

    /** Opens a shop at this time, and leaves the clock there. */
    public Shop openAt(Instant moment) {
        clock.stopAt(moment);
        return open();
    }

    /** Lets the whole application see this time, and waits until what had been waiting for it is done. */
    void timePassesTo(Instant moment, WorkspaceId workspace) {
        clock.stopAt(moment);
        settle(workspace);
    }

    /** Waits for the events and looks at what is due, until neither leaves anything to do. */
    void settle(WorkspaceId workspace) {
        do {
            backlog.awaitEmpty(workspace);
        } while (timers.runDue(workspace, clock.instant()) > 0);
    }
}
