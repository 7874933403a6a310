package dev.kith.portal.web;

import dev.kith.platform.page.Reader;
import dev.kith.platform.page.Words;
import dev.kith.portal.Standing;
import dev.kith.portal.web.WhyPage.Gain;
import dev.kith.portal.web.WhyPage.Step;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Referral;
import dev.kith.rewards.Reward;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains one invitation to the member who made it, with nothing in it that belongs to the friend. */
final class WhyView {

    private static final String PASS = "pass";
    private static final String FAIL = "fail";
    private static final String WAIT = "wait";
    private static final String SKIP = "skip";

    private final Standing standing;
    private final Referral referral;
    private final Reader reader;
    private final Words w;
    private final Sentences say;

    WhyView(Standing standing, Referral referral, Reader reader) {
        this.standing = standing;
        this.referral = referral;
        this.reader = reader;
        this.w = reader.words();
        this.say = new Sentences(standing, w);
    }

    WhyPage page(String shop, Nav nav) {
        String title = Optional.ofNullable(standing.names().get(referral))
                .map(name -> w.t("me.why.title.named", name))
                .orElseGet(() -> w.t("me.why.title"));
        return new WhyPage(reader, shop, nav, title, say.about(referral), steps(), gains());
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(step(PASS, "joined", w.t("me.why.step.joined.note")));
        steps.add(ordered());
        steps.add(held());
        steps.add(reward());
        return steps;
    }

    private Step ordered() {
        return switch (referral.state()) {
            case BOUND -> step(WAIT, "ordered", w.t("me.why.step.ordered.wait"));
            case QUALIFIED, REVIEW, APPROVED -> step(PASS, "ordered", w.t("me.why.step.ordered.pass"));
            case REVERSED -> step(FAIL, "ordered", sentence());
            case REJECTED -> step(FAIL, "ordered", sentence());
            case EXPIRED -> step(FAIL, "ordered", w.t("me.friend.expired"));
            case SUPERSEDED -> step(SKIP, "ordered", w.t("me.friend.moved"));
        };
    }

    private Step held() {
        return switch (referral.state()) {
            case QUALIFIED ->
                step(
                        WAIT,
                        "held",
                        say.until(referral)
                                .map(day -> w.t("me.why.step.held.wait", w.date(day)))
                                .orElseGet(() -> w.t("me.friend.checking")));
            case REVIEW -> step(WAIT, "held", w.t("me.friend.checking"));
            case APPROVED -> step(PASS, "held", w.t("me.why.step.held.pass"));
            case BOUND -> step(WAIT, "held", w.t("me.why.step.held.later"));
            case REJECTED, EXPIRED, REVERSED, SUPERSEDED -> step(SKIP, "held", w.t("me.why.step.skip"));
        };
    }

    private Step reward() {
        if (!say.got(referral).isEmpty()) {
            return step(PASS, "reward", w.t("me.why.step.reward.pass"));
        }
        Optional<Reason> against = standing.forFriend(referral).stream()
                .flatMap(reward -> reward.reason().stream())
                .findFirst();
        if (against.isPresent()) {
            return step(FAIL, "reward", say.reason(against.get()));
        }
        return referral.state().isLive()
                ? step(WAIT, "reward", w.t("me.why.step.reward.wait"))
                : step(SKIP, "reward", w.t("me.why.step.skip"));
    }

    private String sentence() {
        return referral.reason().map(say::reason).orElseGet(() -> w.t("me.over"));
    }

    private Step step(String mark, String name, String note) {
        return new Step(mark, w.t("me.why.mark." + mark), w.t("me.why.step." + name), note);
    }

    private List<Gain> gains() {
        return standing.forFriend(referral).stream()
                .map(reward -> new Gain(standing.gift(reward, w.language()).text(w), state(reward)))
                .toList();
    }

    private String state(Reward reward) {
        return w.t("me.reward.state." + reward.state().code()) + ". " + say.note(reward);
    }
}
