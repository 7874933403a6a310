package dev.kith.insights.web;

import dev.kith.insights.web.PersonPage.Moment;
import dev.kith.insights.web.PersonPages.Dossier;
import dev.kith.people.RootId;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Words;
import dev.kith.referrals.Membership;
import dev.kith.referrals.MembershipId;
import dev.kith.referrals.Referral;
import dev.kith.rewards.Reward;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Kith itself decided about a person, as moments among those their shop told of. */
final class Milestones {

    /** A moment that still knows its place among others. */
    record Dated(Instant at, Moment moment) {}

    private final Frame frame;
    private final Words w;
    private final Dossier dossier;

    Milestones(Frame frame, Dossier dossier) {
        this.frame = frame;
        this.w = frame.words();
        this.dossier = dossier;
    }

    List<Dated> all() {
        List<Dated> all = new ArrayList<>();
        dossier.memberships().forEach(membership -> all.add(joined(membership)));
        dossier.asFriend().forEach(referral -> all.add(bound(referral, "user-plus", came(referral))));
        dossier.asAdvocate().forEach(referral -> all.add(bound(referral, "git-branch", brought(referral))));
        dossier.rewards().forEach(reward -> {
            all.add(reward(reward, reward.earnedAt(), earned(reward)));
            reward.availableAt()
                    .filter(_ -> isReady(reward))
                    .ifPresent(at -> all.add(reward(reward, at, w.t("person.released"))));
        });
        return all;
    }

    /** Whom this person came through. */
    String came(Referral referral) {
        MembershipId advocate = referral.advocate();
        return w.t("person.came", name(dossier.names().advocates().get(advocate)));
    }

    /** Whom this person brought. */
    String brought(Referral referral) {
        return w.t("person.bringing", name(referral.friend()));
    }

    private String name(@Nullable RootId root) {
        return root == null
                ? "–"
                : frame.personal(
                        Objects.requireNonNullElse(dossier.names().people().get(root), "–"));
    }

    private Dated joined(Membership membership) {
        String program = dossier.names().programs().getOrDefault(membership.program(), "");
        return dated(membership.joinedAt(), "share-2", w.t("person.advocating"), program, "");
    }

    private Dated bound(Referral referral, String icon, String says) {
        String state = w.t("referral.state." + referral.state().code());
        return dated(
                referral.boundAt(),
                icon,
                says,
                state,
                page(referral.id().value().toString()));
    }

    private String earned(Reward reward) {
        return switch (reward.state()) {
            case OFFERED, REFUSED, EXPIRED ->
                w.t("reward.state." + reward.state().code());
            case PENDING, HELD, AVAILABLE, ISSUED, REDEEMED, CANCELLED, REVERSED -> w.t("event.reward_earned");
        };
    }

    private static boolean isReady(Reward reward) {
        return switch (reward.state()) {
            case AVAILABLE, ISSUED, REDEEMED -> true;
            case OFFERED, PENDING, HELD, EXPIRED, REFUSED, CANCELLED, REVERSED -> false;
        };
    }

    private Dated reward(Reward reward, Instant at, String says) {
        return dated(
                at,
                "gift",
                says,
                worth(w, reward),
                page(reward.referral().value().toString()));
    }

    /** What a reward is: its amount where it is money, and its kind. */
    static String worth(Words w, Reward reward) {
        String kind = w.find("reward.kind." + reward.kind()).orElse(reward.kind());
        return reward.amount().unit().isCurrency() ? w.exact(reward.amount()) + " " + kind : kind;
    }

    private String page(String referral) {
        return frame.home() + "/referrals/" + referral;
    }

    private Dated dated(Instant at, String icon, String says, String detail, String href) {
        return new Dated(at, new Moment(icon, "", says, detail, w.moment(at), w.exactMoment(at), href));
    }
}
