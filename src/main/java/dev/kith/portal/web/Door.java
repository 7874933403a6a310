package dev.kith.portal.web;

import dev.kith.platform.KithSettings;
import dev.kith.platform.security.Csrf;
import dev.kith.portal.Member;
import dev.kith.portal.Sessions;
import dev.kith.portal.Sessions.Carrier;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows members again by their cookie, and forms by where they were filled in. */
@Component
final class Door {

    private final Sessions sessions;
    private final Csrf csrf;
    private final boolean https;

    Door(Sessions sessions, Csrf csrf, KithSettings settings) {
        this.sessions = sessions;
        this.csrf = csrf;
        this.https = "https".equals(settings.publicUrl().getScheme());
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
        return session(request).map(csrf::tokenFor).orElse("");
    }

    /** Whether a member filled in this form on our own page. */
    boolean trusts(HttpServletRequest request) {
        return Csrf.comesFromHere(request)
                && session(request)
                        .filter(session -> csrf.carriesToken(request, session))
                        .isPresent();
    }

    /** Named apart from staff's sessions, so that no token of one side is ever good on the other. */
    private Optional<String> session(HttpServletRequest request) {
        return cookie(request, name("kith_p")).map(pass -> "portal " + pass);
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
