package dev.kith.portal.web;

import dev.kith.platform.page.Reader;
import dev.kith.platform.page.Words;
import dev.kith.portal.Standing;
import dev.kith.portal.web.RewardsPage.Row;
import dev.kith.programs.Side;
import dev.kith.rewards.Reward;

/** Turns everything a member earned into rows. */
final class RewardsView {

    private final Standing standing;
    private final Reader reader;
    private final Words w;
    private final Sentences say;

    RewardsView(Standing standing, Reader reader) {
        this.standing = standing;
        this.reader = reader;
        this.w = reader.words();
        this.say = new Sentences(standing, w);
    }

    RewardsPage page(String shop, Nav nav) {
        return new RewardsPage(
                reader,
                shop,
                nav,
                new HomeView(standing, reader).stats(),
                standing.rewards().reversed().stream().map(this::row).toList());
    }

    private Row row(Reward reward) {
        boolean advocate = reward.side() != Side.FRIEND;
        String use = switch (reward.state()) {
            case OFFERED, AVAILABLE, ISSUED -> reward.code();
            case PENDING, HELD, REDEEMED, EXPIRED, REFUSED, CANCELLED, REVERSED -> "";
        };
        return new Row(
                standing.gift(reward, w.language()).text(w),
                w.t("me.reward.for." + purpose(reward)),
                w.t("me.reward.state." + reward.state().code()),
                tone(reward),
                say.note(reward),
                use,
                advocate ? "/me/why/" + reward.referral().value() : "");
    }

    private static String purpose(Reward reward) {
        if (reward.side() != Side.FRIEND) {
            return "advocate";
        }
        return reward.code().isEmpty() ? "friend" : "welcome";
    }

    private static String tone(Reward reward) {
        return switch (reward.state()) {
            case AVAILABLE, ISSUED, REDEEMED -> "active";
            case OFFERED, PENDING, HELD -> "review";
            case EXPIRED, REFUSED, CANCELLED, REVERSED -> "";
        };
    }
}
