package dev.kith.referrals.web;

import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.referrals.FollowedLink;
import dev.kith.referrals.LinkHosts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What a friend reads when a link leads nowhere. Only the redirect comes here; the addresses say nothing by themselves. */
@Controller
@Needs(Permission.ANYONE)
final class LinkPages {

    static final String UNKNOWN = "/link/unknown";
    static final String OVER = "/link/over";
    static final String PAUSED = "/link/paused";
    static final String AWAY = "/link/away";

    private final Pages pages;
    private final Workspaces workspaces;
    private final LinkHosts hosts;

    LinkPages(Pages pages, Workspaces workspaces, LinkHosts hosts) {
        this.pages = pages;
        this.workspaces = workspaces;
        this.hosts = hosts;
    }

    @GetMapping(UNKNOWN)
    View unknown(Reader reader, HttpServletRequest request) {
        return show(404, "unknown", reader, shopAt(request));
    }

    @GetMapping(OVER)
    View over(Reader reader, HttpServletRequest request) {
        return show(status(request), "over", reader, shopOf(request));
    }

    @GetMapping(PAUSED)
    View paused(Reader reader, HttpServletRequest request) {
        return show(status(request), "paused", reader, shopOf(request));
    }

    @GetMapping(AWAY)
    View away(Reader reader, HttpServletResponse response) {
        response.setHeader("Retry-After", "2");
        return show(503, "away", reader, Optional.empty());
    }

    private View show(int status, String what, Reader reader, Optional<Workspace> shop) {
        var words = reader.words();
        return pages.show(
                status,
                "referrals/web/link",
                new LinkPage(
                        reader,
                        shop.map(Workspace::name).orElse("Kith"),
                        words.t("link." + what),
                        words.t("link." + what + ".text"),
                        words.t("link.shop"),
                        shop.flatMap(Workspace::shopUrl)));
    }

    /** Whoever types the address finds nothing there. */
    private static int status(HttpServletRequest request) {
        return request.getAttribute(FollowedLink.ATTRIBUTE) == null ? 404 : 200;
    }

    private Optional<Workspace> shopOf(HttpServletRequest request) {
        return request.getAttribute(FollowedLink.ATTRIBUTE) instanceof FollowedLink followed
                ? workspaces.find(followed.link().workspace())
                : Optional.empty();
    }

    private Optional<Workspace> shopAt(HttpServletRequest request) {
        try {
            return hosts.shopAt(request.getHeader("Host"));
        } catch (DataAccessException | TransactionException away) {
            return Optional.empty();
        }
    }
}
