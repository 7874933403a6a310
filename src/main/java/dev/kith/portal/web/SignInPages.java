package dev.kith.portal.web;

import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.mail.MailAddress;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.portal.Sessions;
import dev.kith.portal.ShopTokens;
import dev.kith.portal.ShopTokens.Entry;
import dev.kith.portal.SignIn;
import dev.kith.portal.SignIn.Opened;
import dev.kith.portal.web.NoticePage.Way;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The way into the portal: an address, a letter, a button. */
@Controller
@Needs(Permission.ANYONE)
final class SignInPages {

    private static final String NONCE = "kith_ask";

    private final SignIn signIn;
    private final ShopTokens tokens;
    private final Workspaces workspaces;
    private final Door door;
    private final ShopOfVisit shops;
    private final Visitors visitors;
    private final Pages pages;

    SignInPages(
            SignIn signIn,
            ShopTokens tokens,
            Workspaces workspaces,
            Door door,
            ShopOfVisit shops,
            Visitors visitors,
            Pages pages) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.workspaces = workspaces;
        this.door = door;
        this.shops = shops;
        this.visitors = visitors;
        this.pages = pages;
    }

    @GetMapping("/me/sign-in")
    View ask(Reader reader, HttpServletRequest request, HttpServletResponse response) {
        return shops.of(request, response)
                .map(shop -> pages.show("portal/web/signIn", page(reader, shop, "", "")))
                .orElseGet(() -> unknownShop(reader));
    }

    /** The same answer for every address, whether it is anybody's or not. */
    @PostMapping("/me/sign-in")
    View asked(Reader reader, @RequestParam String email, HttpServletRequest request, HttpServletResponse response) {
        Optional<Workspace> shop = shops.of(request, response);
        if (shop.isEmpty()) {
            return unknownShop(reader);
        }
        Words w = reader.words();
        Optional<MailAddress> address = MailAddress.parse(email);
        if (address.isEmpty()) {
            return pages.show(422, "portal/web/signIn", page(reader, shop.get(), email, w.t("me.signin.mistake")));
        }
        if (visitors.maySignIn(request)) {
            String browser = Browsers.nameOf(request.getHeader(HttpHeaders.USER_AGENT), w);
            String nonce = signIn.ask(shop.get().id(), address.get(), w.language(), browser);
            door.keep(door.name(NONCE), nonce, SignIn.GOOD_FOR, response);
        }
        return new RedirectView("/me/asked", true, false);
    }

    @GetMapping("/me/asked")
    View sent(Reader reader, HttpServletRequest request, HttpServletResponse response) {
        Words w = reader.words();
        String shop = shops.of(request, response).map(Workspace::name).orElse("");
        return notice(
                reader,
                shop,
                w.t("me.asked.title"),
                w.t("me.asked.text"),
                new Way(w.t("me.asked.again"), "/me/sign-in"));
    }

    @GetMapping("/me/in/{token}")
    View look(Reader reader, @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        String shop = shops.of(request, response).map(Workspace::name).orElse("");
        return switch (signIn.look(token, door.cookie(request, door.name(NONCE)))) {
            case Opened.Good good ->
                pages.show(
                        "portal/web/enter",
                        new EnterPage(
                                reader,
                                shop,
                                reader.words().t("me.enter.lead", good.address()),
                                caution(reader.words(), good),
                                "/me/in/" + token,
                                ""));
            case Opened.Over() -> over(reader, shop);
        };
    }

    @PostMapping("/me/in/{token}")
    View enter(Reader reader, @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> pass = signIn.enter(token);
        if (pass.isEmpty()) {
            return over(reader, shops.of(request, response).map(Workspace::name).orElse(""));
        }
        return in(pass.get(), response);
    }

    /** A shop's own pages link here with a token; it is exchanged by the button and leaves the address with it. */
    @GetMapping(path = "/me", params = "token")
    View vouched(Reader reader, @RequestParam String token) {
        Words w = reader.words();
        return ShopTokens.audienceOf(token)
                .flatMap(workspaces::find)
                .map(shop -> pages.show(
                        "portal/web/enter",
                        new EnterPage(
                                reader, shop.name(), w.t("me.enter.vouched", shop.name()), "", "/me/token", token)))
                .orElseGet(() -> over(reader, ""));
    }

    @PostMapping("/me/token")
    View enterVouched(Reader reader, @RequestParam String token, HttpServletResponse response) {
        return switch (tokens.enter(token, Sessions.Carrier.COOKIE)) {
            case Entry.TurnedAway _ -> over(reader, "");
            case Entry.LetIn entry -> in(entry.pass(), response);
        };
    }

    private View in(String pass, HttpServletResponse response) {
        door.letIn(pass, response);
        return new RedirectView("/me", true, false);
    }

    private static String caution(Words w, Opened.Good good) {
        return good.elsewhere() ? w.t("me.enter.elsewhere", w.moment(good.asked()), good.browser()) : "";
    }

    private View over(Reader reader, String shop) {
        Words w = reader.words();
        return notice(
                reader, shop, w.t("me.over.title"), w.t("me.over.text"), new Way(w.t("me.over.again"), "/me/sign-in"));
    }

    private View unknownShop(Reader reader) {
        Words w = reader.words();
        return pages.show(
                "portal/web/notice",
                new NoticePage(reader, "", w.t("me.noshop.title"), w.t("me.noshop.text"), Optional.empty()));
    }

    private View notice(Reader reader, String shop, String title, String text, Way way) {
        return pages.show("portal/web/notice", new NoticePage(reader, shop, title, text, Optional.of(way)));
    }

    private static SignInPage page(Reader reader, Workspace shop, String typed, String mistake) {
        return new SignInPage(reader, shop.name(), shop.key(), Objects.requireNonNull(typed), mistake);
    }
}
