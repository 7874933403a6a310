package dev.kith.portal.web;

import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds out whose portal a visitor means. Links in letters and on landing pages name the shop; where there is only one,
 * nobody needs to.
 */
@Component
final class ShopOfVisit {

    private static final String COOKIE = "kith_shop";
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Workspaces workspaces;
    private final Door door;

    ShopOfVisit(Workspaces workspaces, Door door) {
        this.workspaces = workspaces;
        this.door = door;
    }

    Optional<Workspace> of(HttpServletRequest request, HttpServletResponse response) {
        Optional<Workspace> named =
                Optional.ofNullable(request.getParameter("shop")).flatMap(workspaces::byKey);
        named.ifPresent(shop -> door.keep(COOKIE, shop.key(), A_YEAR, response));
        return named.or(() -> door.cookie(request, COOKIE).flatMap(workspaces::byKey))
                .or(this::theOnlyOne);
    }

    private Optional<Workspace> theOnlyOne() {
        List<Workspace> live =
                workspaces.all().stream().filter(shop -> !shop.isTest()).toList();
        return live.size() == 1 ? Optional.of(live.getFirst()) : Optional.empty();
    }
}
