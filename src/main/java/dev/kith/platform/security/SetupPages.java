package dev.kith.platform.security;

import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The first owner, made under a link that the start of the server prints. */
@Controller
@Needs(Permission.ANYONE)
final class SetupPages {

    private final Pages pages;
    private final SetUp setUp;
    private final Accounts accounts;
    private final LoginLinks links;
    private final Sessions sessions;

    SetupPages(Pages pages, SetUp setUp, Accounts accounts, LoginLinks links, Sessions sessions) {
        this.pages = pages;
        this.setUp = setUp;
        this.accounts = accounts;
        this.links = links;
        this.sessions = sessions;
    }

    @GetMapping("/setup")
    View form(Reader reader, @RequestParam(defaultValue = "") String token) {
        return isGood(token) ? show(200, reader, token, Map.of(), Map.of()) : over(reader);
    }

    @PostMapping("/setup")
    View make(Reader reader, @RequestParam Map<String, String> typed, Wire wire) {
        String token = typed.getOrDefault("token", "");
        if (!isGood(token)) {
            return over(reader);
        }
        Map<String, String> wrong = setUp.objections(typed);
        if (!wrong.isEmpty()) {
            return show(422, reader, token, typed, wrong);
        }
        if (!links.useForSetUp(token)) {
            return over(reader);
        }
        Account owner = setUp.make(typed, reader.words().language());
        sessions.start(owner.id(), wire.request(), wire.response());
        return LoginPages.seeOther("/");
    }

    private boolean isGood(String token) {
        return !accounts.isSetUp() && links.isGood(LoginLinks.Purpose.SET_UP, token);
    }

    private View over(Reader reader) {
        return pages.show(
                410,
                "platform/security/setup",
                new SetupPage(reader, false, "", false, Map.of(), Map.of(), SetUp.CURRENCIES));
    }

    private View show(int status, Reader reader, String token, Map<String, String> typed, Map<String, String> wrong) {
        var shown = new LinkedHashMap<>(typed);
        shown.remove("password");
        var texts = new LinkedHashMap<String, String>();
        wrong.forEach((field, word) -> texts.put(field, reader.words().t("security.wrong." + word)));
        return pages.show(
                status,
                "platform/security/setup",
                new SetupPage(reader, true, token, setUp.needsShop(), shown, texts, SetUp.CURRENCIES));
    }
}
