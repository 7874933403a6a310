package dev.kith.referrals;

import java.util.List;

/**
 * Where a referral stands after a look at everything known, and what qualified in it.
 *
 * @param friend everything known of the friend when this look was taken
 * @param standing the referral as it is now, with its terms and its advocate
 * @param before where it stood before this look; {@code none} if it is new
 */
public record Verdict(Friend friend, Pinned standing, String before, List<Qualification> qualifications) {

    /** Before a referral's first look. */
    public static final String NONE = "none";

    public Verdict {
        qualifications = List.copyOf(qualifications);
    }

    public Referral referral() {
        return standing.referral();
    }

    public boolean isNew() {
        return before.equals(NONE);
    }

    boolean hasMoved() {
        return !before.equals(referral().state().code());
    }
}
