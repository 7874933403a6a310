package dev.kith.referrals;

import java.util.List;

/**
 * Announced when friends were looked at: all of one slice or one due timer at once, so that what follows is read and
 * written in batches.
 *
 * @param verdicts every referral of these friends that still stands or has just ended
 * @param answers the things they did that somebody waits to hear about
 * @param look when and where this look was taken
 */
public record FriendsJudged(List<Verdict> verdicts, List<Answer> answers, Look look) {

    public FriendsJudged {
        verdicts = List.copyOf(verdicts);
        answers = List.copyOf(answers);
    }
}
