package dev.kith.portal.web;

import dev.kith.platform.KithSettings;
import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.mail.MailAddress;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import dev.kith.platform.page.Refusals;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.portal.Claims;
import dev.kith.portal.Landings;
import dev.kith.portal.Landings.Open;
import dev.kith.portal.OgPictures;
import dev.kith.portal.web.NoticePage.Way;
import dev.kith.referrals.FollowedLink;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page a friend meets behind a link, and what happens when the offer is claimed. The redirect forwards here. */
@Controller
@Needs(Permission.ANYONE)
final class LandingPages {

    private final Landings landings;
    private final Claims claims;
    private final OgPictures pictures;
    private final Visitors visitors;
    private final Workspaces workspaces;
    private final Pages pages;
    private final Refusals refusals;
    private final String home;

    LandingPages(
            Landings landings,
            Claims claims,
            OgPictures pictures,
            Visitors visitors,
            Workspaces workspaces,
            Pages pages,
            Refusals refusals,
            KithSettings settings) {
        this.landings = landings;
        this.claims = claims;
        this.pictures = pictures;
        this.visitors = visitors;
        this.workspaces = workspaces;
        this.pages = pages;
        this.refusals = refusals;
        this.home = settings.publicUrl().toString().replaceAll("/+$", "");
    }

    @GetMapping("/landing/{code}")
    View landing(Reader reader, @PathVariable String code, HttpServletRequest request) {
        Optional<FollowedLink> followed = request.getAttribute(FollowedLink.ATTRIBUTE) instanceof FollowedLink link
                ? Optional.of(link)
                : typed(code, request);
        return followed.flatMap(landings::open)
                .map(open -> show(200, reader, open, "", ""))
                .orElseGet(() -> refusals.show(404, request));
    }

    /** Whatever is typed, the answer is the same: what comes of it is told to the address. */
    @PostMapping("/landing/{code}")
    View claim(
            Reader reader,
            @PathVariable String code,
            @RequestParam String email,
            @RequestParam(defaultValue = "") String kc,
            HttpServletRequest request) {
        Optional<Open> open = typed(code, request)
                .map(link -> new FollowedLink(link.link(), landings.isClickOf(link, kc) ? kc : ""))
                .flatMap(landings::open);
        if (open.isEmpty()) {
            return refusals.show(404, request);
        }
        Words w = reader.words();
        Optional<MailAddress> address = MailAddress.parse(email);
        if (address.isEmpty()) {
            return show(422, reader, open.get(), email, w.t("landing.mistake"));
        }
        if (visitors.mayClaim(request)) {
            claims.claim(open.get().followed(), address.get(), w.language());
        }
        String click = open.get().followed().click();
        String after = path(open.get(), "/claimed") + (click.isEmpty() ? "" : "&kc=" + click);
        return new RedirectView(after, true, false);
    }

    @GetMapping("/landing/{code}/claimed")
    View claimed(
            Reader reader,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String kc,
            HttpServletRequest request) {
        Words w = reader.words();
        return typed(code, request)
                .map(link -> new FollowedLink(link.link(), landings.isClickOf(link, kc) ? kc : ""))
                .flatMap(landings::open)
                .map(open -> {
                    Workspace shop = shop(open);
                    var way = open.onward().map(url -> new Way(w.t("landing.go", shop.name()), url));
                    return pages.show(
                            "portal/web/notice",
                            new NoticePage(
                                    reader,
                                    shop.name(),
                                    w.t("landing.claimed.title"),
                                    w.t("landing.claimed.text"),
                                    way));
                })
                .orElseGet(() -> refusals.show(404, request));
    }

    /** The picture that messengers show; the same for everybody, so it may be kept. */
    @GetMapping("/landing/{code}/og.png")
    ResponseEntity<byte[]> picture(Reader reader, @PathVariable String code, HttpServletRequest request) {
        return typed(code, request)
                .flatMap(landings::open)
                .map(open -> view(reader, open).picture())
                .map(text -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                        .header("Cross-Origin-Resource-Policy", "cross-origin")
                        .body(pictures.png(text.from(), text.gift(), text.terms())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private View show(int status, Reader reader, Open open, String typed, String mistake) {
        LandingView view = view(reader, open);
        LandingView.Picture picture = view.picture();
        pictures.prepare(picture.from(), picture.gift(), picture.terms());
        String image = home + path(open, "/og.png") + "&lang=" + reader.words().language() + "&v="
                + Integer.toHexString(picture.hashCode());
        var places = new LandingView.Places(
                path(open, ""),
                landings.addressOf(open.followed()),
                image,
                open.onward().orElse(home));
        return pages.show(status, "portal/web/landing", view.page(places, typed, mistake));
    }

    private Optional<FollowedLink> typed(String code, HttpServletRequest request) {
        return landings.typed(code, request.getHeader("Host"), request.getParameter("shop"));
    }

    private String path(Open open, String part) {
        return "/landing/" + open.followed().link().code().text() + part + "?shop="
                + shop(open).key();
    }

    private LandingView view(Reader reader, Open open) {
        return new LandingView(reader, shop(open), open.followed(), open.terms());
    }

    private Workspace shop(Open open) {
        return workspaces.get(open.followed().link().workspace());
    }
}
