package dev.kith.referrals.web;

import dev.kith.platform.page.Pages;
import dev.kith.platform.web.ClientAddress;
import dev.kith.referrals.Arrival;
import dev.kith.referrals.FollowedLink;
import dev.kith.referrals.OwnerMark;
import dev.kith.referrals.Redirection;
import dev.kith.referrals.Redirects;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Answers {@code GET /r/{code}}, the busiest line of the product: nothing stands between the socket and the map. */
final class RedirectServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String CLICK_COOKIE = "kith_k";

    private final transient Redirects redirects;
    private final transient ClientAddress addresses;
    private final String cookieEnd;

    /** @param secure whether browsers come by https, so that a cookie for http would be wrong */
    RedirectServlet(Redirects redirects, ClientAddress addresses, boolean secure) {
        this.redirects = redirects;
        this.addresses = addresses;
        this.cookieEnd = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        follow(request, response, false);
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        follow(request, response, true);
    }

    private void follow(HttpServletRequest request, HttpServletResponse response, boolean head)
            throws IOException, ServletException {
        var arrival = arrival(request, head);
        switch (redirects.follow(arrival)) {
            case Redirection.ToShop shop -> {
                response.setHeader("Location", shop.location());
                remember(response, shop.visitor(), shop.window(), head);
                response.setStatus(HttpServletResponse.SC_FOUND);
                response.setContentLength(0);
            }
            case Redirection.ToLanding landing -> {
                remember(response, landing.visitor(), landing.window(), head);
                land(new FollowedLink(landing.link(), landing.click()), request, response);
            }
            case Redirection.ToPreview preview ->
                land(new FollowedLink(preview.link(), preview.click()), request, response);
            case Redirection.Closed closed -> {
                request.setAttribute(FollowedLink.ATTRIBUTE, new FollowedLink(closed.link(), ""));
                forward(closed.pausing() ? LinkPages.PAUSED : LinkPages.OVER, request, response);
            }
            case Redirection.Nobodys _ -> forward(LinkPages.UNKNOWN, request, response);
            case Redirection.Unavailable _ -> forward(LinkPages.AWAY, request, response);
        }
    }

    private static void land(FollowedLink followed, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setAttribute(FollowedLink.ATTRIBUTE, followed);
        forward("/landing/" + followed.link().code().text(), request, response);
    }

    private void remember(HttpServletResponse response, String visitor, Duration window, boolean head) {
        if (!head) {
            response.addHeader(
                    "Set-Cookie", CLICK_COOKIE + "=" + visitor + "; Max-Age=" + window.toSeconds() + cookieEnd);
        }
    }

    /** A page of the house takes over; it lives under the rules of pages, not under those of redirects. */
    private static void forward(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", Pages.POLICY);
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("X-Robots-Tag", "noindex");
        request.getRequestDispatcher(path).forward(request, response);
    }

    private Arrival arrival(HttpServletRequest request, boolean head) {
        String path = request.getPathInfo();
        String text = path == null ? "" : path.substring(1);
        int slash = text.indexOf('/');
        String cookies = request.getHeader("Cookie");
        return new Arrival(
                head,
                slash < 0 ? text : text.substring(0, slash),
                slash < 0 ? null : text.substring(slash + 1),
                request.getQueryString(),
                request.getHeader("Host"),
                addresses.of(request),
                request.getHeader("User-Agent"),
                request.getHeader("Accept") != null,
                purpose(request),
                request.getHeader("Sec-Fetch-Dest"),
                request.getHeader("Accept-Language"),
                request.getHeader("Referer"),
                cookie(cookies, CLICK_COOKIE),
                cookie(cookies, OwnerMark.COOKIE));
    }

    private static @Nullable String purpose(HttpServletRequest request) {
        String purpose = request.getHeader("Sec-Purpose");
        if (purpose == null) {
            purpose = request.getHeader("Purpose");
        }
        return purpose == null ? request.getHeader("X-Moz") : purpose;
    }

    /** One cookie out of the header, without parsing the others. */
    private static @Nullable String cookie(@Nullable String header, String name) {
        for (int start = 0; header != null && start < header.length(); ) {
            int end = header.indexOf(';', start);
            end = end < 0 ? header.length() : end;
            if (header.startsWith(name, start)
                    && start + name.length() < end
                    && header.charAt(start + name.length()) == '=') {
                return header.substring(start + name.length() + 1, end).strip();
            }
            start = end + 1;
            while (start < header.length() && header.charAt(start) == ' ') {
                start++;
            }
        }
        return null;
    }
}
