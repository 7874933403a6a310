package dev.kith.rewards.web;

import dev.kith.referrals.Referral;
import dev.kith.rewards.Reward;

/** The colors of states: good, wait, bad or none. */
final class Tones {

    private Tones() {}

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
