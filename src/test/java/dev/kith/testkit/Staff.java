package dev.kith.testkit;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.kith.kernel.Ids;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.security.Accounts;
import dev.kith.platform.security.LoginLinks;
import dev.kith.platform.security.Role;
import java.net.URI;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** People who work in the console: they get a seat in a workspace and come in by a link, as anybody would. */
@TestComponent
public final class Staff {

    private final Accounts accounts;
    private final LoginLinks links;
    private final Workspaces workspaces;
    private final Ids ids;
    private final Environment environment;

    Staff(Accounts accounts, LoginLinks links, Workspaces workspaces, Ids ids, Environment environment) {
        this.accounts = accounts;
        this.links = links;
        this.workspaces = workspaces;
        this.ids = ids;
        this.environment = environment;
    }

    /** Where the console of this workspace begins. */
    public String home(WorkspaceId workspace) {
        return url() + "/" + workspaces.get(workspace).key();
    }

    public String url() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    /** Somebody new with this role signs in with that browser. */
    public void signIn(BrowserContext browser, WorkspaceId workspace, Role role) {
        Workspace live = workspaces.get(workspace);
        var account = accounts.openOrFind(ids.next() + "@staff.example", "Vera Conti");
        accounts.seat(live.testTwinOf().orElse(workspace), account.id(), role);
        Page page = browser.newPage();
        String link = URI.create(links.make(account.id())).getRawSchemeSpecificPart();
        page.navigate(url() + "/" + link.replaceFirst("^//[^/]+/", ""));
        page.locator("main form button").first().click();
        page.waitForURL(address -> !address.contains("/login"));
        page.close();
    }
}
