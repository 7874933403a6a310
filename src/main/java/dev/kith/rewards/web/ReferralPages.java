package dev.kith.rewards.web;

import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Refusals;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.NewestFirst;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import dev.kith.programs.Programs;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Referral;
import dev.kith.referrals.ReferralFilter;
import dev.kith.referrals.ReferralId;
import dev.kith.referrals.Referrals;
import dev.kith.rewards.Decision;
import dev.kith.rewards.Reward;
import dev.kith.rewards.Rewards;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who brought whom, for people; and for each referral everything that was looked at to decide it. */
@Controller
@Needs(Permission.REFERRALS_READ)
final class ReferralPages {

    private static final int MOST_PEOPLE = 200;

    private final Referrals referrals;
    private final Rewards rewards;
    private final People people;
    private final Programs programs;
    private final Tenant tenant;
    private final Casting casting;
    private final Pages pages;
    private final Refusals refusals;

    ReferralPages(
            Referrals referrals,
            Rewards rewards,
            People people,
            Programs programs,
            Tenant tenant,
            Casting casting,
            Pages pages,
            Refusals refusals) {
        this.referrals = referrals;
        this.rewards = rewards;
        this.people = people;
        this.programs = programs;
        this.tenant = tenant;
        this.casting = casting;
        this.pages = pages;
        this.refusals = refusals;
    }

    @GetMapping("/{ws}/referrals")
    View list(
            WorkspaceId workspace,
            Frame frame,
            Paging paging,
            ReferralsAsked asked,
            @RequestHeader(name = "HX-Request-Type", defaultValue = "full") String wanted) {
        ReferralsAsked.Wanted read = asked.read(programs.list(workspace));
        Words w = frame.words();
        ReferralFilter filter = read.filter(w.zone());
        String note = "";
        if (!read.text().isEmpty()) {
            List<Person> fitting = tenant.run(workspace, () -> people.search(read.text(), MOST_PEOPLE));
            filter = filter.with(fitting.stream().map(Person::id).toList());
            note = fitting.size() < MOST_PEOPLE ? "" : w.n("referrals.fitting", MOST_PEOPLE);
        }
        List<Referral> found = newest(workspace, paging, filter);
        Cast cast = casting.of(workspace, frame, found, List.of());
        var page = paging.page(found, ReferralPages::sortedBy, referral -> row(cast, referral));
        Address address = read.address(frame.home());
        String next = page.nextCursor()
                .map(cursor -> address.with("cursor", cursor).toString())
                .orElse("");
        var model = new ReferralsPage(
                frame,
                address,
                read.text(),
                read.steps(frame),
                read.narrowed(frame),
                page.data(),
                new ReferralsPage.Foot(w.total("referrals.count", referrals.count(workspace, filter)), note, next),
                read.isNarrow());
        return pages.show(wanted.equals("partial") ? "rewards/web/referralRows" : "rewards/web/referrals", model);
    }

    @GetMapping("/{ws}/referrals/{id}")
    View why(
            WorkspaceId workspace,
            Frame frame,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "staff") String view,
            HttpServletRequest request) {
        Optional<Referral> found = referrals.find(workspace, new ReferralId(id));
        if (found.isEmpty()) {
            return refusals.show(404, request);
        }
        Referral referral = found.get();
        List<Decision> decisions = rewards.decisionsIn(workspace, referral.id());
        List<Reward> earned = rewards.ofReferrals(workspace, List.of(referral.id()));
        Cast cast = casting.of(workspace, frame, List.of(referral), List.of());
        return pages.show("rewards/web/why", new WhyView(cast, referral).page(view, decisions, earned));
    }

    private List<Referral> newest(WorkspaceId workspace, Paging paging, ReferralFilter filter) {
        var from = NewestFirst.after(paging);
        return referrals.page(workspace, filter, from.before(), from.beforeId(), paging.fetch());
    }

    private static List<String> sortedBy(Referral referral) {
        return NewestFirst.sortedBy(referral.boundAt(), referral.id().value());
    }

    private static ReferralsPage.Row row(Cast cast, Referral referral) {
        Words w = cast.frame().words();
        Cast.Somebody friend = cast.friend(referral);
        Cast.Somebody advocate = cast.advocate(referral);
        return new ReferralsPage.Row(
                cast.frame().home() + "/referrals/" + referral.id().value(),
                friend.name(),
                friend.initials(),
                advocate.name(),
                advocate.href(),
                cast.program(referral.program()),
                cast.programHref(referral.program()),
                w.t("referral.method." + referral.method().code()),
                w.t("referral.state." + referral.state().code()),
                Tones.of(referral.state()),
                referral.reason()
                        .map(Reason::code)
                        .map(code -> w.t("reason." + code))
                        .orElse(""),
                w.moment(referral.boundAt()));
    }
}
