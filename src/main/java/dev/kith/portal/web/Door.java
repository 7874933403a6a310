package dev.kith.portal.web;

import dev.kith.platform.KithSettings;
import dev.kith.platform.crypto.Purpose;
import dev.kith.platform.crypto.Secrets;
import dev.kith.portal.Member;
import dev.kith.portal.Sessions;
import dev.kith.portal.Sessions.Carrier;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Knows members again by their cookie, and forms by where they were filled in. */
@Component
final class Door {

    private static final Set<String> FROM_HERE = Set.of("same-origin", "none");

    private final Sessions sessions;
    private final Secrets secrets;
    private final boolean https;
    private final String origin;

    Door(Sessions sessions, Secrets secrets, KithSettings settings) {
        this.sessions = sessions;
        this.secrets = secrets;
        this.https = "https".equals(settings.publicUrl().getScheme());
        this.origin = settings.publicUrl().toString().replaceAll("/+$", "");
    }

    Optional<Member> member(HttpServletRequest request) {
        return cookie(request, name("kith_p")).flatMap(pass -> sessions.member(pass, Carrier.COOKIE));
    }

    void letIn(String pass, HttpServletResponse response) {
        keep(name("kith_p"), pass, Carrier.COOKIE.longest(), response);
    }

    void letOut(HttpServletRequest request, HttpServletResponse response) {
        cookie(request, name("kith_p")).ifPresent(sessions::close);
        keep(name("kith_p"), "", Duration.ZERO, response);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    /** What a form of this member repeats; empty if nobody is in. */
    String formToken(HttpServletRequest request) {
        return cookie(request, name("kith_p"))
                .map(pass -> secrets.hash(Purpose.CSRF, "portal", pass))
                .orElse("");
    }

    /** Whether a member filled in this form on our own page. */
    boolean trusts(HttpServletRequest request) {
        String given = Optional.ofNullable(request.getParameter("csrf")).orElse("");
        String expected = formToken(request);
        return isFromHere(request)
                && !expected.isEmpty()
                && Secrets.same(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    /** Browsers say where a form stood; who says nothing at all is no browser and carries nobody's cookies. */
    boolean isFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return FROM_HERE.contains(site);
        }
        String from = request.getHeader("Origin");
        return from == null || from.equals(origin) || from.endsWith("://" + request.getHeader("Host"));
    }

    Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    void keep(String name, String value, Duration howLong, HttpServletResponse response) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(https);
        cookie.setMaxAge(Math.toIntExact(howLong.toSeconds()));
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    /** Browsers accept the strict prefix over HTTPS only. */
    String name(String plain) {
        return https ? "__Host-" + plain : plain;
    }
}
