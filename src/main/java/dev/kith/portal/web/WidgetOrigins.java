package dev.kith.portal.web;

import dev.kith.platform.Domain;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows on whose pages a widget may stand: those of the workspace's verified domains, and below them. */
@Component
final class WidgetOrigins {

    private final Workspaces workspaces;

    WidgetOrigins(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** A request without an origin comes from no page; whoever sends it holds the bearer anyway. */
    boolean isAllowed(HttpServletRequest request, WorkspaceId workspace) {
        String host = hostOf(request.getHeader("Origin"));
        return host == null
                || workspaces.domains(workspace).stream()
                        .map(Domain::host)
                        .anyMatch(verified -> host.equals(verified) || host.endsWith("." + verified));
    }

    /** The shop whose page asks; its live side if the domain belongs to both. */
    Optional<Workspace> shopOf(HttpServletRequest request) {
        String host = hostOf(request.getHeader("Origin"));
        for (String name = host; name != null; name = parentOf(name)) {
            Optional<Workspace> owner = workspaces.ownersOf(name).stream()
                    .flatMap(id -> workspaces.find(id).stream())
                    .min(Comparator.comparing(Workspace::isTest));
            if (owner.isPresent()) {
                return owner;
            }
        }
        return Optional.empty();
    }

    private static @Nullable String parentOf(String host) {
        int dot = host.indexOf('.');
        return dot < 0 || host.indexOf('.', dot + 1) < 0 ? null : host.substring(dot + 1);
    }

    private static @Nullable String hostOf(@Nullable String origin) {
        int start = origin == null ? -1 : origin.indexOf("://");
        return origin == null || start < 0 ? null : origin.substring(start + 3).toLowerCase(Locale.ROOT);
    }
}
