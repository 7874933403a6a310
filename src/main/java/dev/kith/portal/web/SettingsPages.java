package dev.kith.portal.web;

import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.portal.Member;
import dev.kith.portal.Portal;
import dev.kith.portal.Standing;
import dev.kith.portal.web.SettingsPage.Said;
import dev.kith.referrals.CodeObjection;
import dev.kith.referrals.Enrollment;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The few things a member decides: a name, a code, and who may read the name. */
@Controller
@Needs(Permission.ANYONE)
final class SettingsPages {

    private static final int LONGEST_NAME = 40;

    private final Portal portal;
    private final Door door;
    private final Workspaces workspaces;
    private final Pages pages;

    SettingsPages(Portal portal, Door door, Workspaces workspaces, Pages pages) {
        this.portal = portal;
        this.door = door;
        this.workspaces = workspaces;
        this.pages = pages;
    }

    @GetMapping("/me/settings")
    View settings(Reader reader, HttpServletRequest request) {
        return door.member(request)
                .map(member -> show(200, reader, member, Said.NOTHING, request))
                .orElseGet(() -> new RedirectView("/me/sign-in", true, false));
    }

    @PostMapping("/me/settings/name")
    View name(Reader reader, @RequestParam(defaultValue = "") String name, HttpServletRequest request) {
        Words w = reader.words();
        return change(reader, request, member -> {
            String chosen = name.replaceAll("\\p{Cntrl}", " ").strip();
            if (chosen.codePointCount(0, chosen.length()) > LONGEST_NAME) {
                return Said.wrong("name", w.t("me.settings.name.long"), chosen);
            }
            portal.showAs(member, Optional.of(chosen).filter(text -> !text.isEmpty()));
            return Said.good(w.t("me.settings.saved"));
        });
    }

    @PostMapping("/me/settings/code")
    View code(Reader reader, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        return change(
                reader,
                request,
                member -> portal.addCode(member, code.strip())
                        .map(enrollment -> said(enrollment, code.strip(), reader.words()))
                        .orElse(Said.NOTHING));
    }

    private static Said said(Enrollment enrollment, String typed, Words w) {
        return switch (enrollment) {
            case Enrollment.Enrolled enrolled -> added(w, enrolled.code().code().shown());
            case Enrollment.AlreadyEnrolled already ->
                added(w, already.code().code().shown());
            case Enrollment.CodeTaken _ -> Said.wrong("code", w.t("me.settings.code.taken"), typed);
            case Enrollment.CodeRefused refused ->
                Said.wrong(
                        "code",
                        refused.why() == CodeObjection.FORM
                                ? w.t("me.settings.code.form")
                                : w.t("me.settings.code.reserved"),
                        typed);
            case Enrollment.TooManyCodes many ->
                Said.wrong("code", w.t("me.settings.code.many", w.num(many.most())), typed);
            case Enrollment.ProgramUnknown _, Enrollment.ProgramOver _, Enrollment.NobodyNamed _ ->
                Said.wrong("code", w.t("me.closed"), typed);
        };
    }

    private static Said added(Words w, String code) {
        return Said.good(w.t("me.settings.code.added", code));
    }

    @PostMapping("/me/settings/open")
    View open(Reader reader, @RequestParam(defaultValue = "") String open, HttpServletRequest request) {
        return change(reader, request, member -> {
            portal.beOpen(member, open.equals("yes"));
            return Said.good(reader.words().t("me.settings.saved"));
        });
    }

    private View change(Reader reader, HttpServletRequest request, Function<Member, Said> work) {
        Optional<Member> member = door.member(request);
        if (member.isEmpty() || !door.trusts(request)) {
            return new RedirectView("/me/sign-in", true, false);
        }
        Said said = work.apply(member.get());
        return show(said.good() ? 200 : 422, reader, member.get(), said, request);
    }

    private View show(int status, Reader reader, Member member, Said said, HttpServletRequest request) {
        Standing standing = portal.standing(member, Optional.empty());
        var page = new SettingsPage(
                reader,
                workspaces.get(member.workspace()).name(),
                new Nav("settings", door.formToken(request)),
                standing.invitation()
                        .flatMap(invitation -> invitation.membership().shownName())
                        .orElse(""),
                standing.invitation().stream()
                        .flatMap(invitation -> invitation.codes().stream())
                        .map(code -> code.code().shown())
                        .toList(),
                portal.isOpen(member),
                standing.invitation().isPresent(),
                said);
        return pages.show(status, "portal/web/settings", page);
    }
}
