package dev.kith.portal.web;

import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import dev.kith.platform.page.Refusals;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.portal.Member;
import dev.kith.portal.Portal;
import dev.kith.portal.Standing;
import dev.kith.referrals.Referral;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What a member sees of themselves: the first page, all rewards, and why an invitation stands where it stands. */
@Controller
@Needs(Permission.ANYONE)
final class MemberPages {

    private final Portal portal;
    private final Door door;
    private final Workspaces workspaces;
    private final ShareBoxes boxes;
    private final Pages pages;
    private final Refusals refusals;

    MemberPages(Portal portal, Door door, Workspaces workspaces, ShareBoxes boxes, Pages pages, Refusals refusals) {
        this.portal = portal;
        this.door = door;
        this.workspaces = workspaces;
        this.boxes = boxes;
        this.pages = pages;
        this.refusals = refusals;
    }

    @GetMapping(path = "/me", params = "!token")
    View home(Reader reader, @RequestParam Optional<String> program, HttpServletRequest request) {
        return forMember(request, program, (member, standing) -> {
            Optional<ShareBox> share =
                    standing.invitation().map(_ -> boxes.of(member.workspace(), standing, reader.words()));
            return pages.show(
                    "portal/web/home", new HomeView(standing, reader).page(shop(member), nav("home", request), share));
        });
    }

    @GetMapping("/me/rewards")
    View rewards(Reader reader, HttpServletRequest request) {
        return forMember(
                request,
                Optional.empty(),
                (member, standing) -> pages.show(
                        "portal/web/rewards",
                        new RewardsView(standing, reader).page(shop(member), nav("rewards", request))));
    }

    /** Only for the advocate of this referral; to anybody else it does not exist. */
    @GetMapping("/me/why/{referral}")
    View why(Reader reader, @PathVariable UUID referral, HttpServletRequest request) {
        return forMember(
                request,
                Optional.empty(),
                (member, standing) -> standing.referrals().stream()
                        .filter(each -> each.id().value().equals(referral))
                        .findFirst()
                        .map(each -> why(reader, member, standing, each, request))
                        .orElseGet(() -> refusals.show(404, request)));
    }

    private View why(Reader reader, Member member, Standing standing, Referral referral, HttpServletRequest request) {
        return pages.show(
                "portal/web/why", new WhyView(standing, referral, reader).page(shop(member), nav("home", request)));
    }

    /** Told by the page when a way to share was pressed; whether it was finished nobody knows. */
    @PostMapping("/me/share")
    ResponseEntity<Void> shared(@RequestParam String channel, HttpServletRequest request) {
        door.member(request)
                .filter(_ -> door.trusts(request))
                .ifPresent(member -> portal.shared(member, Optional.empty(), channel, "portal"));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/me/sign-out")
    View signOut(HttpServletRequest request, HttpServletResponse response) {
        if (door.trusts(request)) {
            door.letOut(request, response);
        }
        return new RedirectView("/me/sign-in", true, false);
    }

    private View forMember(
            HttpServletRequest request, Optional<String> program, BiFunction<Member, Standing, View> page) {
        return door.member(request)
                .map(member -> page.apply(member, portal.standing(member, program)))
                .orElseGet(() -> new RedirectView("/me/sign-in" + shopOf(request), true, false));
    }

    private static String shopOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("shop"))
                .filter(key -> key.matches("[a-z0-9~-]{1,60}"))
                .map(key -> "?shop=" + key)
                .orElse("");
    }

    private Nav nav(String here, HttpServletRequest request) {
        return new Nav(here, door.formToken(request));
    }

    private String shop(Member member) {
        return workspaces.get(member.workspace()).name();
    }
}
