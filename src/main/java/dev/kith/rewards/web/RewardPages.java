package dev.kith.rewards.web;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.NewestFirst;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import dev.kith.rewards.Reward;
import dev.kith.rewards.Rewards;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What was earned, for people. */
@Controller
@Needs(Permission.REWARDS_READ)
final class RewardPages {

    /** The states a marketer asks for. */
    private static final List<String> STATES = Stream.of(
                    Reward.State.OFFERED,
                    Reward.State.PENDING,
                    Reward.State.AVAILABLE,
                    Reward.State.REDEEMED,
                    Reward.State.REFUSED,
                    Reward.State.CANCELLED,
                    Reward.State.REVERSED)
            .map(Reward.State::code)
            .toList();

    private final Rewards rewards;
    private final Casting casting;
    private final Pages pages;

    RewardPages(Rewards rewards, Casting casting, Pages pages) {
        this.rewards = rewards;
        this.casting = casting;
        this.pages = pages;
    }

    @GetMapping("/{ws}/rewards")
    View list(
            WorkspaceId workspace,
            Frame frame,
            Paging paging,
            @RequestParam(defaultValue = "") String state,
            @RequestHeader(name = "HX-Request-Type", defaultValue = "full") String wanted) {
        Optional<Reward.State> only = Arrays.stream(Reward.State.values())
                .filter(known -> known.code().equals(state))
                .findFirst();
        Address address = Address.of(frame.home() + "/rewards")
                .with("state", only.map(Reward.State::code).orElse(""));
        List<Reward> found = newest(workspace, paging, only);
        Cast cast = casting.of(
                workspace, frame, List.of(), found.stream().map(Reward::member).toList());
        var page = paging.page(found, RewardPages::sortedBy, reward -> row(cast, reward));
        String next = page.nextCursor()
                .map(cursor -> address.with("cursor", cursor).toString())
                .orElse("");
        List<Choice> states =
                Choice.ofState(frame.words(), address, "reward.state.", STATES, only.map(Reward.State::code));
        String count = frame.words().total("rewards.count", rewards.count(workspace, only));
        var model = new RewardsPage(frame, address, states, page.data(), count, next);
        return pages.show(wanted.equals("partial") ? "rewards/web/rewardRows" : "rewards/web/rewards", model);
    }

    private List<Reward> newest(WorkspaceId workspace, Paging paging, Optional<Reward.State> only) {
        var from = NewestFirst.after(paging);
        return rewards.page(workspace, only, from.before(), from.beforeId(), paging.fetch());
    }

    private static List<String> sortedBy(Reward reward) {
        return NewestFirst.sortedBy(reward.earnedAt(), reward.id().value());
    }

    private static RewardsPage.Row row(Cast cast, Reward reward) {
        Words w = cast.frame().words();
        Cast.Somebody member = cast.person(reward.member());
        return new RewardsPage.Row(
                member.name(),
                member.initials(),
                member.href(),
                w.find("reward.side." + reward.side().code()).orElse(""),
                w.find("reward.kind." + reward.kind()).orElse(reward.kind()),
                WhyView.amount(w, reward.amount()),
                w.t("reward.state." + reward.state().code()),
                Tones.of(reward.state()),
                WhyView.note(w, reward),
                cast.frame().home() + "/referrals/" + reward.referral().value(),
                w.moment(reward.earnedAt()));
    }
}
