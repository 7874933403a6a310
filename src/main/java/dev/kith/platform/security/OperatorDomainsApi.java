package dev.kith.platform.security;

import dev.kith.platform.Domain;
import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.Workspaces.Moving;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What {@code kith workspace domain} does. The word of whoever runs the server verifies a domain. */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/workspaces/{workspace}/domains")
@Needs(Permission.OPERATE)
final class OperatorDomainsApi {

    record DomainsJson(String shop, List<String> domains) {}

    private final Workspaces workspaces;

    OperatorDomainsApi(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** What to do with a host of a workspace. */
    private interface Wish {
        Moving carryOut(Workspace workspace, String host);
    }

    @PostMapping("/{host}")
    ResponseEntity<Object> add(@PathVariable String workspace, @PathVariable String host) {
        return carryOut(workspace, host, (found, name) -> {
            workspaces.addVerifiedDomain(found.id(), name);
            return Moving.DONE;
        });
    }

    @DeleteMapping("/{host}")
    ResponseEntity<Object> remove(@PathVariable String workspace, @PathVariable String host) {
        return carryOut(workspace, host, (found, name) -> workspaces.removeDomain(found.id(), name));
    }

    /** Adds it too, if need be. */
    @PutMapping("/{host}/shop")
    ResponseEntity<Object> moveShop(@PathVariable String workspace, @PathVariable String host) {
        return carryOut(workspace, host, (found, name) -> {
            workspaces.addVerifiedDomain(found.id(), name);
            return workspaces.moveShop(found.id(), name);
        });
    }

    private ResponseEntity<Object> carryOut(String named, String typed, Wish wish) {
        var workspace = new NamedWorkspace(named);
        Optional<Workspace> found = workspace.in(workspaces);
        if (found.isEmpty()) {
            return workspace.isUnknown();
        }
        Optional<String> host = Domain.parseHost(typed);
        if (host.isEmpty()) {
            return Problem.INVALID_FIELDS.at("/domain", "not_a_host", "Write a host such as shop.example.");
        }
        return switch (wish.carryOut(found.get(), host.get())) {
            case DONE -> ResponseEntity.ok(domains(found.get()));
            case NOT_ITS_DOMAIN -> Problem.NOT_FOUND.because("This workspace has no such domain.");
            case IS_THE_SHOP -> Problem.STATE_CONFLICT.because("The shop is there. Move it to another domain first.");
        };
    }

    private DomainsJson domains(Workspace workspace) {
        return new DomainsJson(
                workspaces.get(workspace.id()).shopUrl().orElse(""),
                workspaces.domains(workspace.id()).stream().map(Domain::host).toList());
    }
}
