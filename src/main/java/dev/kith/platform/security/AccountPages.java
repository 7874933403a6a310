package dev.kith.platform.security;

import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What somebody can do with their own account. */
@Controller
@RequestMapping("/account")
@Needs(Permission.SIGNED_IN)
final class AccountPages {

    private final Pages pages;
    private final Accounts accounts;
    private final Sessions sessions;

    AccountPages(Pages pages, Accounts accounts, Sessions sessions) {
        this.pages = pages;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping
    View account(Reader reader, HttpServletRequest request, @RequestParam(defaultValue = "") String said) {
        String done = said.equals("password") || said.equals("ended") ? "security.account.said." + said : "";
        return show(200, reader, request, done.isEmpty() ? "" : reader.words().t(done), "");
    }

    @PostMapping("/password")
    View changePassword(
            Reader reader,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String fresh) {
        Session session = sessionOf(request);
        Account account = session.account();
        if (accounts.hasPassword(account.id())
                && accounts.authenticate(account.email(), old).isEmpty()) {
            return show(422, reader, request, "", reader.words().t("security.wrong.old"));
        }
        Optional<String> objection = accounts.objection(fresh, account.email());
        if (objection.isPresent()) {
            return show(422, reader, request, "", reader.words().t("security.wrong." + objection.get()));
        }
        accounts.changePassword(account.id(), fresh);
        sessions.endOthers(session);
        return LoginPages.seeOther("/account?said=password");
    }

    @PostMapping("/sessions/{id}/end")
    View end(HttpServletRequest request, @PathVariable UUID id) {
        sessions.end(sessionOf(request).account().id(), id);
        return LoginPages.seeOther("/account?said=ended");
    }

    private View show(int status, Reader reader, HttpServletRequest request, String said, String error) {
        Session session = sessionOf(request);
        Words words = reader.words();
        var browsers = sessions.all(session.account().id()).stream()
                .map(row -> new AccountPage.Browser(
                        row.id().toString(),
                        row.client(),
                        words.exactMoment(row.seenAt()),
                        row.id().equals(session.id())))
                .toList();
        return pages.show(
                status,
                "platform/security/account",
                new AccountPage(
                        reader,
                        Objects.toString(request.getAttribute(Csrf.ATTRIBUTE), ""),
                        session.account(),
                        accounts.hasPassword(session.account().id()),
                        said,
                        error,
                        browsers,
                        session.seats()));
    }

    private static Session sessionOf(HttpServletRequest request) {
        return SessionDoor.sessionOf(request).orElseThrow();
    }
}
