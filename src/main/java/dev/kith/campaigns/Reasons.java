package dev.kith.campaigns;

import dev.kith.platform.page.Words;
import dev.kith.programs.Side;
import dev.kith.referrals.Reason;

/** The sentence a member reads for a reason. Both sides read the same one unless the friend has words of their own. */
public final class Reasons {

    private Reasons() {}

    /** A reason that a newer version wrote is said in general words: an unknown word must not stop a letter or a page. */
    public static String sentence(Reason reason, Side side, Words w) {
        String key = "reason." + reason.code();
        return (side == Side.FRIEND ? w.find(key + ".friend").or(() -> w.find(key)) : w.find(key))
                .orElseGet(() -> w.t("mail.reward_reversed.reason"));
    }
}
