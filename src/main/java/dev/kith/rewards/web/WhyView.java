package dev.kith.rewards.web;

import dev.kith.kernel.Money;
import dev.kith.platform.page.Words;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Referral;
import dev.kith.rewards.Decision;
import dev.kith.rewards.Reward;
import dev.kith.rewards.web.WhyPage.Fact;
import dev.kith.rewards.web.WhyPage.RewardRow;
import dev.kith.rewards.web.WhyPage.Sight;
import dev.kith.rewards.web.WhyPage.Tab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells why a referral stands as it does: all of it to staff, and to each member what that member may know. */
final class WhyView {

    private static final List<String> VIEWS = List.of("staff", "advocate", "friend");

    private final Cast cast;
    private final Referral referral;
    private final Words w;

    WhyView(Cast cast, Referral referral) {
        this.cast = cast;
        this.referral = referral;
        this.w = cast.frame().words();
    }

    WhyPage page(String asked, List<Decision> decisions, List<Reward> rewards) {
        String view = VIEWS.contains(asked) ? asked : "staff";
        List<Reward> seen = rewards.stream()
                .filter(reward -> view.equals("staff") || reward.side().code().equals(view))
                .toList();
        return new WhyPage(
                cast.frame(),
                w.t(
                        "why.title",
                        cast.friend(referral).name(),
                        cast.advocate(referral).name()),
                sentence(),
                w.t("referral.state." + referral.state().code()),
                Tones.of(referral.state()),
                view,
                tabs(),
                view.equals("staff") ? facts() : List.of(),
                decisions.stream().map(this::sight).toList(),
                seen.stream().map(this::row).toList(),
                view.equals("staff") ? "" : told(view, seen));
    }

    private List<Tab> tabs() {
        String path = cast.frame().home() + "/referrals/" + referral.id().value();
        return VIEWS.stream()
                .map(view ->
                        new Tab(view, w.t("why.view." + view), view.equals("staff") ? path : path + "?view=" + view))
                .toList();
    }

    private String sentence() {
        return referral.reason()
                .map(reason -> w.t("reason." + reason.code()))
                .or(() -> w.find("referral.says." + referral.state().code())
                        .map(text -> text.replace("{0}", w.moment(referral.deadline()))))
                .orElse("");
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Cast.Somebody friend = cast.friend(referral);
        Cast.Somebody advocate = cast.advocate(referral);
        facts.add(new Fact(w.t("referrals.friend"), friend.name(), friend.href()));
        facts.add(new Fact(w.t("referrals.advocate"), advocate.name(), advocate.href()));
        facts.add(new Fact(
                w.t("referrals.how"), w.t("referral.method." + referral.method().code()), ""));
        facts.add(new Fact(w.t("why.fact.code"), referral.code(), ""));
        cast.version(referral)
                .ifPresent(version -> facts.add(new Fact(
                        w.t("why.fact.version"),
                        w.t("why.fact.version.number", cast.program(referral.program()), w.num(version.number())),
                        cast.frame().home() + "/p/" + version.programKey() + "/terms")));
        facts.add(new Fact(w.t("why.fact.touched"), w.moment(referral.touchedAt()), ""));
        facts.add(new Fact(w.t("why.fact.bound"), w.moment(referral.boundAt()), ""));
        facts.add(new Fact(w.t("why.fact.deadline"), w.moment(referral.deadline()), ""));
        return facts;
    }

    private Sight sight(Decision decision) {
        return new Sight(
                Inputs.occasion(w, decision.happening()),
                w.t("why.decided", w.moment(decision.happenedAt()), w.moment(decision.decidedAt())),
                w.t("why.outcome." + decision.outcome().code()),
                switch (decision.outcome()) {
                    case GRANTED -> "good";
                    case REFUSED, REVERSED -> "bad";
                    case BOUND, NOT_REFERRED -> "";
                },
                new Trace(Matter.of(cast, referral)).stages(decision.trace()));
    }

    private RewardRow row(Reward reward) {
        return new RewardRow(
                w.find("reward.side." + reward.side().code()).orElse(""),
                w.find("reward.kind." + reward.kind()).orElse(reward.kind()),
                amount(w, reward.amount()),
                w.t("reward.state." + reward.state().code()),
                Tones.of(reward.state()),
                note(w, reward));
    }

    /** A code is worth what it takes off; pieces of it say nothing to anybody. */
    static String amount(Words w, Money money) {
        return money.unit().code().startsWith("item.") ? w.num(money.minor()) + " ×" : w.exact(money);
    }

    static String note(Words w, Reward reward) {
        return reward.reason().map(reason -> w.t("reason." + reason.code())).orElseGet(() -> switch (reward.state()) {
            case PENDING, HELD -> w.t("reward.note.until", w.date(reward.holdEnds()));
            case AVAILABLE, ISSUED, OFFERED ->
                reward.expiresAt()
                        .map(end -> w.t("reward.note.expires", w.date(end)))
                        .orElse("");
            case REDEEMED, EXPIRED, REFUSED, CANCELLED, REVERSED -> "";
        });
    }

    /** One sentence for one side: its own state, reason and date, and nothing of the other side. */
    private String told(String side, List<Reward> own) {
        Optional<Reason> reason = Stream.concat(
                        own.stream().flatMap(reward -> reward.reason().stream()), referral.reason().stream())
                .findFirst();
        if (reason.isPresent()) {
            String code = "reason." + reason.get().code();
            return side.equals("friend") ? w.find(code + ".friend").orElseGet(() -> w.t(code)) : w.t(code);
        }
        return switch (referral.state()) {
            case BOUND -> w.t("told.bound." + side);
            case QUALIFIED ->
                own.stream()
                        .filter(reward -> reward.state() == Reward.State.PENDING)
                        .findFirst()
                        .map(reward -> w.t("told.qualified", w.date(reward.holdEnds())))
                        .orElseGet(() -> w.t(own.isEmpty() ? "told.nothing" : "told.approved"));
            case REVIEW -> w.t("told.review");
            case APPROVED -> w.t(own.isEmpty() ? "told.nothing" : "told.approved");
            case REJECTED, EXPIRED, REVERSED, SUPERSEDED -> w.t("told.nothing");
        };
    }
}
