package dev.kith.platform.security;

import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Signing in and out, with a password or with a link. */
@Controller
@Needs(Permission.ANYONE)
final class LoginPages {

    private final Pages pages;
    private final Accounts accounts;
    private final SignIn signIn;
    private final Sessions sessions;
    private final LoginLinks links;

    LoginPages(Pages pages, Accounts accounts, SignIn signIn, Sessions sessions, LoginLinks links) {
        this.pages = pages;
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.links = links;
    }

    /** The first page there is: the workspace of whoever is signed in, or the way to sign in. */
    @GetMapping("/")
    View start(HttpServletRequest request, Reader reader) {
        var session = SessionDoor.sessionOf(request);
        if (session.isPresent()) {
            return seeOther(session.get().seats().stream()
                    .findFirst()
                    .map(seat -> "/" + seat.key())
                    .orElse("/account"));
        }
        return accounts.isSetUp()
                ? seeOther("/login")
                : pages.show("platform/security/welcome", new LinkPage(reader, false, ""));
    }

    @GetMapping("/login")
    View login(Reader reader, @RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        return SessionDoor.sessionOf(request).isPresent()
                ? seeOther(WayBack.of(next))
                : pages.show("platform/security/login", new LoginPage(reader, "", next, ""));
    }

    @PostMapping("/login")
    View login(
            Reader reader,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            Wire wire) {
        return switch (signIn.attempt(email, password, wire.request())) {
            case SignIn.Outcome.SignedIn(var account) -> {
                sessions.start(account.id(), wire.request(), wire.response());
                yield seeOther(WayBack.of(next));
            }
            case SignIn.Outcome.Refused() ->
                again(422, reader, email, next, reader.words().t("security.login.refused"));
            case SignIn.Outcome.Slowed(var wait) -> {
                wire.response().setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
                yield again(429, reader, email, next, reader.words().n("security.login.slowed", minutes(wait)));
            }
        };
    }

    @GetMapping("/login/link")
    View link(Reader reader, @RequestParam(defaultValue = "") String token) {
        boolean good = links.isGood(LoginLinks.Purpose.SIGN_IN, token);
        return pages.show(good ? 200 : 410, "platform/security/link", new LinkPage(reader, good, token));
    }

    @PostMapping("/login/link")
    View useLink(Reader reader, @RequestParam(defaultValue = "") String token, Wire wire) {
        var account = links.use(token).flatMap(accounts::find);
        if (account.isEmpty()) {
            return pages.show(410, "platform/security/link", new LinkPage(reader, false, ""));
        }
        sessions.start(account.get().id(), wire.request(), wire.response());
        return seeOther("/");
    }

    @PostMapping("/sign-out")
    View signOut(Wire wire) {
        SessionDoor.sessionOf(wire.request()).ifPresent(session -> sessions.end(session, wire.response()));
        return seeOther("/login");
    }

    private View again(int status, Reader reader, String email, String next, String message) {
        return pages.show(status, "platform/security/login", new LoginPage(reader, email, next, message));
    }

    private static long minutes(Duration wait) {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }

    static View seeOther(String path) {
        var view = new RedirectView(path, true, false);
        view.setStatusCode(org.springframework.http.HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return view;
    }
}
