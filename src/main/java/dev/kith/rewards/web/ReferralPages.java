package dev.kith.rewards.web;

import dev.kith.people.People;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Refusals;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Referral;
import dev.kith.referrals.ReferralId;
import dev.kith.referrals.Referrals;
import dev.kith.rewards.Decision;
import dev.kith.rewards.Reward;
import dev.kith.rewards.Rewards;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** The states a marketer asks for. */
    private static final List<String> STATES = Stream.of(
                    Referral.State.BOUND,
                    Referral.State.QUALIFIED,
                    Referral.State.APPROVED,
                    Referral.State.REJECTED,
                    Referral.State.REVERSED)
            .map(Referral.State::code)
            .toList();

    private static final int MOST_PEOPLE = 20;

    private final Referrals referrals;
    private final Rewards rewards;
    private final People people;
    private final Tenant tenant;
    private final Casting casting;
    private final Pages pages;
    private final Refusals refusals;

    ReferralPages(
            Referrals referrals,
            Rewards rewards,
            People people,
            Tenant tenant,
            Casting casting,
            Pages pages,
            Refusals refusals) {
        this.referrals = referrals;
        this.rewards = rewards;
        this.people = people;
        this.tenant = tenant;
        this.casting = casting;
        this.pages = pages;
        this.refusals = refusals;
    }

    /** What an address says about the list: the text searched for, and the state of the referrals. */
    record Asked(@Nullable String q, @Nullable String state) {}

    @GetMapping("/{ws}/referrals")
    View list(
            WorkspaceId workspace,
            Frame frame,
            Paging paging,
            Asked asked,
            @RequestHeader(name = "HX-Request-Type", defaultValue = "full") String wanted) {
        String q = Objects.requireNonNullElse(asked.q, "");
        Optional<Referral.State> only = state(Objects.requireNonNullElse(asked.state, ""));
        Address address = Address.of(frame.home() + "/referrals")
                .with("state", only.map(Referral.State::code).orElse(""))
                .with("q", q);
        List<Referral> found = q.isBlank() ? newest(workspace, paging, only) : of(workspace, q, only);
        Cast cast = casting.of(workspace, frame, found, List.of());
        var page = paging.page(found, ReferralPages::sortedBy, referral -> row(cast, referral));
        String next = page.nextCursor()
                .map(cursor -> address.with("cursor", cursor).toString())
                .orElse("");
        List<Choice> states =
                Choice.ofState(frame.words(), address, "referral.state.", STATES, only.map(Referral.State::code));
        var model = new ReferralsPage(frame, address, q, states, page.data(), next, !q.isBlank() || only.isPresent());
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

    private List<Referral> newest(WorkspaceId workspace, Paging paging, Optional<Referral.State> only) {
        var from = NewestFirst.after(paging);
        return referrals.page(workspace, only, from.before(), from.beforeId(), paging.fetch());
    }

    /** In which the person found is either side. */
    private List<Referral> of(WorkspaceId workspace, String text, Optional<Referral.State> only) {
        return tenant.run(workspace, () -> people.search(text, MOST_PEOPLE)).stream()
                .flatMap(person -> Stream.concat(
                        referrals.ofFriend(workspace, person.id()).stream(),
                        referrals.ofAdvocate(workspace, person.id()).stream()))
                .distinct()
                .filter(referral -> only.isEmpty() || only.get() == referral.state())
                .sorted(Comparator.comparing(Referral::boundAt).reversed())
                .limit(Paging.MOST)
                .toList();
    }

    private static List<String> sortedBy(Referral referral) {
        return NewestFirst.sortedBy(referral.boundAt(), referral.id().value());
    }

    private static Optional<Referral.State> state(String asked) {
        return Arrays.stream(Referral.State.values())
                .filter(state -> state.code().equals(asked))
                .findFirst();
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
