package dev.kith.rewards;

import dev.kith.programs.Rule;
import dev.kith.referrals.Verdict;

/**
 * Names a reward for good: program, rule, whose it is, side and occurrence. It holds no clock reading, chance, version or
 * retry counter, so whatever is repeated meets its own key again.
 */
final class GrantKey {

    private GrantKey() {}

    /** For the advocate: one per referral and occurrence. */
    static String ofReferral(Verdict verdict, Rule rule, String occurrence) {
        return key(verdict, rule, "r:" + verdict.referral().id().value(), "advocate", occurrence);
    }

    /** For the friend: one per friend and occurrence, even if the friend is bound anew. */
    static String ofFriend(Verdict verdict, Rule rule, String occurrence) {
        return key(verdict, rule, "p:" + verdict.referral().friend().value(), "friend", occurrence);
    }

    private static String key(Verdict verdict, Rule rule, String subject, String side, String occurrence) {
        return String.join(
                "|",
                verdict.referral().program().value().toString(),
                escaped(rule.key()),
                subject,
                side,
                escaped(occurrence));
    }

    private static String escaped(String part) {
        return part.replace("%", "%25").replace("|", "%7C");
    }
}
