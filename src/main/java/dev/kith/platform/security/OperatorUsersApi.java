package dev.kith.platform.security;

import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.web.Findings;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What {@code kith user} and {@code kith login-link} do. */
@Hidden
@RestController
@RequestMapping("/api/v1/operator")
@Needs(Permission.OPERATE)
final class OperatorUsersApi {

    record UserWishJson(String email, Optional<String> name, Optional<String> role, String workspace) {}

    record UserJson(AccountId id, String email, String name, String role, String workspace) {}

    record LinkWishJson(Optional<String> email) {}

    /** @param purpose {@code sign_in}, or {@code set_up} as long as there is no owner */
    record LinkJson(String url, String purpose, Optional<String> email, Instant goodUntil) {}

    private final Workspaces workspaces;
    private final Accounts accounts;
    private final LoginLinks links;
    private final InstantSource clock;

    OperatorUsersApi(Workspaces workspaces, Accounts accounts, LoginLinks links, InstantSource clock) {
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.links = links;
        this.clock = clock;
    }

    /** Opens the account, or finds it, and gives it a seat. Asking again changes the role. */
    @PostMapping("/users")
    ResponseEntity<Object> user(@RequestBody UserWishJson wish) {
        var findings = new Findings();
        Optional<String> email = Accounts.address(wish.email());
        if (email.isEmpty()) {
            findings.add("/email", "not_an_address", "Write an address such as ada@shop.example.");
        }
        Optional<Role> role = Role.parse(wish.role().orElse("owner"));
        if (role.isEmpty()) {
            findings.add(
                    "/role", "unknown_role", "Write owner, marketer, reviewer, finance, support, developer or viewer.");
        }
        Optional<Workspace> workspace = workspaceOf(wish.workspace());
        if (workspace.isEmpty()) {
            findings.add("/workspace", "unknown_workspace", "There is no live workspace of this name.");
        }
        Optional<String> name = wish.name().flatMap(text -> findings.text("/name", text, 120));
        return findings.orElse(() -> {
            Account account = accounts.openOrFind(
                    email.orElseThrow(), name.orElse(email.orElseThrow().split("@", 2)[0]));
            accounts.seat(workspace.orElseThrow().id(), account.id(), role.orElseThrow());
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new UserJson(
                            account.id(),
                            account.email(),
                            account.name(),
                            role.orElseThrow().word(),
                            workspace.orElseThrow().key()));
        });
    }

    /** A link for the named account; without a name for the first one there is, or for making it. */
    @PostMapping("/login-links")
    ResponseEntity<Object> link(@RequestBody LinkWishJson wish) {
        Instant goodUntil = clock.instant().plus(LoginLinks.GOOD_FOR);
        if (wish.email().isPresent()) {
            return accounts.find(wish.email().flatMap(Accounts::address).orElse(""))
                    .map(account -> signIn(account, goodUntil))
                    .orElseGet(() -> Problem.NOT_FOUND.because("Nobody signs in with this address."));
        }
        return accounts.first()
                .map(account -> signIn(account, goodUntil))
                .orElseGet(() -> created(new LinkJson(links.makeForSetUp(), "set_up", Optional.empty(), goodUntil)));
    }

    private ResponseEntity<Object> signIn(Account account, Instant goodUntil) {
        return created(new LinkJson(links.make(account.id()), "sign_in", Optional.of(account.email()), goodUntil));
    }

    private static ResponseEntity<Object> created(Object json) {
        return ResponseEntity.status(HttpStatus.CREATED).body(json);
    }

    private Optional<Workspace> workspaceOf(String named) {
        return new NamedWorkspace(named).in(workspaces).filter(workspace -> !workspace.isTest());
    }
}
