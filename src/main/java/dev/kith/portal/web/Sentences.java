package dev.kith.portal.web;

import dev.kith.campaigns.Reasons;
import dev.kith.kernel.Money;
import dev.kith.platform.page.Words;
import dev.kith.portal.Standing;
import dev.kith.programs.Side;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Referral;
import dev.kith.rewards.Reward;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says where invitations and rewards stand, in the words a member may read. */
final class Sentences {

    private final Standing standing;
    private final Words w;

    Sentences(Standing standing, Words w) {
        this.standing = standing;
        this.w = w;
    }

    /** Amounts of different units stand side by side; they are never added up. */
    String sum(List<Money> amounts) {
        return amounts.isEmpty()
                ? w.t("me.nothing")
                : amounts.stream().map(w::money).collect(Collectors.joining(" · "));
    }

    /** By the first name, if the friend agreed to that. */
    String friend(Referral referral) {
        return Optional.ofNullable(standing.names().get(referral)).orElseGet(() -> w.t("me.friend.unnamed"));
    }

    String state(Referral referral) {
        return switch (referral.state()) {
            case BOUND -> "joined";
            case QUALIFIED, REVIEW -> "held";
            case APPROVED -> got(referral).isEmpty() ? "over" : "paid";
            case REJECTED, EXPIRED, REVERSED, SUPERSEDED -> "over";
        };
    }

    String about(Referral referral) {
        return switch (referral.state()) {
            case BOUND -> against(referral).orElseGet(() -> w.t("me.friend.joined"));
            case QUALIFIED ->
                until(referral)
                        .map(day -> w.t("me.friend.held", w.date(day)))
                        .orElseGet(() -> w.t("me.friend.ordered"));
            case REVIEW -> w.t("me.friend.checking");
            case APPROVED ->
                got(referral).isEmpty()
                        ? against(referral).orElseGet(() -> w.t("me.friend.ordered"))
                        : w.t("me.friend.paid");
            case EXPIRED -> w.t("me.friend.expired");
            case SUPERSEDED -> w.t("me.friend.moved");
            case REJECTED, REVERSED -> referral.reason().map(this::reason).orElseGet(() -> w.t("me.over"));
        };
    }

    /** When the hold on what this friend brings is over. */
    Optional<Instant> until(Referral referral) {
        return standing.forFriend(referral).stream()
                .filter(reward -> reward.state() == Reward.State.PENDING)
                .map(Reward::holdEnds)
                .max(Comparator.naturalOrder());
    }

    List<Money> got(Referral referral) {
        return standing.forFriend(referral).stream()
                .filter(reward -> reward.state().wasReleased())
                .map(Reward::amount)
                .toList();
    }

    /** Why a reward for this friend came to nothing; an order that was sent back leaves the friend free to order again. */
    private Optional<String> against(Referral referral) {
        return standing.forFriend(referral).stream()
                .flatMap(reward -> reward.reason().stream())
                .findFirst()
                .map(this::reason);
    }

    String reason(Reason reason) {
        return Reasons.sentence(reason, Side.ADVOCATE, w);
    }

    String note(Reward reward) {
        return switch (reward.state()) {
            case OFFERED -> w.t("me.reward.note.offered");
            case PENDING -> w.t("me.reward.note.pending", w.date(reward.holdEnds()));
            case HELD -> w.t("me.reward.note.held");
            case AVAILABLE, ISSUED ->
                reward.expiresAt()
                        .map(last -> w.t("me.reward.note.until", w.date(last)))
                        .orElseGet(() -> w.t("me.reward.note.ready"));
            case REDEEMED -> w.t("me.reward.note.redeemed");
            case EXPIRED -> w.t("me.reward.note.expired");
            case REFUSED, CANCELLED, REVERSED ->
                reward.reason()
                        .map(why -> Reasons.sentence(why, reward.side(), w))
                        .orElse("");
        };
    }
}
