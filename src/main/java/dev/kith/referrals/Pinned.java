package dev.kith.referrals;

import dev.kith.programs.ProgramVersion;
import java.util.Optional;

/** A stored referral with the terms it is pinned to and the advocate it belongs to. */
public record Pinned(Referral referral, ProgramVersion version, Advocate advocate) {

    /** The touch that bound it, as evidence. */
    Evidence touch() {
        return new Evidence(
                referral.method(),
                referral.friend(),
                advocate,
                referral.code(),
                referral.touchedAt(),
                0,
                referral.source(),
                Optional.of(version),
                true);
    }

    Trigger trigger() {
        return new Trigger(Trigger.SIGN_UP, referral.source(), referral.boundAt(), 0);
    }

    /** Money may have been released under it: late facts do not touch it any more, refunds apart. */
    boolean isSettled() {
        return switch (referral.state()) {
            case APPROVED, REVERSED, REVIEW -> true;
            case BOUND, QUALIFIED, REJECTED, EXPIRED, SUPERSEDED -> false;
        };
    }

    /**
     * The same bond: it still stands between the two, or it was made by this very touch or at this very moment. Bonds are
     * final, so one that turns out to have begun earlier is another.
     */
    boolean isSame(Evidence touch, Trigger trigger) {
        return referral.state() != Referral.State.SUPERSEDED
                && referral.advocate().equals(touch.advocate().membership().id())
                && !referral.boundAt().isAfter(trigger.at())
                && (referral.state().isLive()
                        || referral.boundAt().equals(trigger.at())
                        || referral.source().equals(touch.source()));
    }

    /** Made by this very touch at this very moment. */
    boolean beganWith(Evidence touch, Trigger trigger) {
        return referral.boundAt().equals(trigger.at()) && referral.source().equals(touch.source());
    }
}
