package dev.kith.rewards.web;

import dev.kith.programs.Side;
import dev.kith.referrals.Referral;
import dev.kith.rewards.Reward;
import java.util.Locale;

/** The words and colors of states and sides: good, wait, bad or none. */
final class Tones {

    private Tones() {}

    /** As texts name a side. */
    static String word(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    static String of(Referral.State state) {
        return switch (state) {
            case APPROVED -> "good";
            case QUALIFIED, REVIEW -> "wait";
            case REJECTED, REVERSED -> "bad";
            case BOUND, EXPIRED, SUPERSEDED -> "";
        };
    }

    static String of(Reward.State state) {
        return switch (state) {
            case AVAILABLE, ISSUED, REDEEMED -> "good";
            case OFFERED, PENDING, HELD -> "wait";
            case REFUSED, CANCELLED, REVERSED -> "bad";
            case EXPIRED -> "";
        };
    }
}
