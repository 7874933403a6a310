package dev.kith.platform.security;

import static java.util.stream.Collectors.joining;

import dev.kith.kernel.Ids;
import dev.kith.platform.KithSettings;
import dev.kith.platform.crypto.Secrets;
import dev.kith.platform.crypto.Sha256;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The front door to signed-in browsers. A session is a row; the cookie is a random token that finds it. */
@Component
public final class Sessions {

    static final Duration IDLE = Duration.ofHours(2);
    static final Duration LONGEST = Duration.ofHours(12);
    private static final int CLIENT = 120;

    private final SessionStore store;
    private final AccountStore accounts;
    private final Secrets secrets;
    private final Ids ids;
    private final InstantSource clock;
    private final boolean https;

    Sessions(
            SessionStore store,
            AccountStore accounts,
            Secrets secrets,
            Ids ids,
            InstantSource clock,
            KithSettings settings) {
        this.store = store;
        this.accounts = accounts;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.https = "https".equals(settings.publicUrl().getScheme());
    }

    /** Signs the browser in; a session it had before ends. */
    public void start(AccountId account, HttpServletRequest request, HttpServletResponse response) {
        find(request).ifPresent(old -> store.end(old.account().id(), old.id(), clock.instant()));
        String token = secrets.token();
        store.start(Sha256.of(token), ids.next(), account, clientOf(request), clock.instant());
        response.addCookie(cookie(token, (int) LONGEST.toSeconds()));
    }

    public Optional<Session> find(HttpServletRequest request) {
        return tokenOf(request)
                .flatMap(token -> store.find(Sha256.of(token), clock.instant(), IDLE, LONGEST))
                .map(found -> new Session(
                        found.id(),
                        found.account(),
                        found.startedAt(),
                        found.steppedUpAt(),
                        accounts.seats(found.account().id())));
    }

    /** Signs the browser out and tells it to forget what it keeps of us. */
    public void end(Session session, HttpServletResponse response) {
        store.end(session.account().id(), session.id(), clock.instant());
        response.addCookie(cookie("", 0));
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    public List<SessionRow> all(AccountId account) {
        return store.all(account);
    }

    public boolean end(AccountId account, UUID session) {
        return store.end(account, session, clock.instant());
    }

    public void endOthers(Session kept) {
        store.endOthers(kept.account().id(), kept.id(), clock.instant());
    }

    Optional<String> tokenOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(cookieName())
                        && cookie.getValue().length() == 43)
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Plain HTTP is for this machine only; there browsers refuse the prefix that ties a cookie to its host. */
    String cookieName() {
        return https ? "__Host-kith_console" : "kith_console";
    }

    private Cookie cookie(String value, int age) {
        var cookie = new Cookie(cookieName(), value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(https);
        cookie.setMaxAge(age);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** A few words by which a person recognizes the browser in the list of sessions. */
    private static String clientOf(HttpServletRequest request) {
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        String browser = List.of("Firefox", "Edg", "OPR", "Chrome", "Safari").stream()
                .filter(agent::contains)
                .findFirst()
                .orElse("");
        String system = List.of("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux").stream()
                .filter(agent::contains)
                .findFirst()
                .orElse("");
        String words = Stream.of(browser.replace("Edg", "Edge").replace("OPR", "Opera"), system)
                .filter(word -> !word.isEmpty())
                .collect(joining(", "));
        return words.substring(0, Math.min(CLIENT, words.length()));
    }
}
