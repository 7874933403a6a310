package dev.kith.campaigns;

import dev.kith.platform.mail.Block;
import dev.kith.platform.mail.Care;
import dev.kith.platform.mail.Letter;
import dev.kith.platform.mail.Letterhead;
import dev.kith.platform.page.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The catalog of letters: each one says one thing and asks for one thing. */
final class Messages {

    /** Whose reward it is: the two sides read different sentences. */
    enum Side {
        ADVOCATE,
        FRIEND;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A friend's welcome.
     *
     * @param from the first name the advocate chose to show
     * @param gift in words: €10, 15 %
     * @param minimum the smallest order it is good for, in words
     * @param until its last day
     */
    record Welcome(
            String key,
            Optional<String> from,
            String gift,
            String code,
            Optional<String> minimum,
            Optional<Instant> until,
            URI shop) {}

    /** News of one reward; {@code amount} in words. */
    record Reward(String key, Side side, String amount) {}

    /** Why a letter is written: its kind in the catalog, and the key that makes it one letter of that kind. */
    private record Occasion(String kind, String key, Care care) {

        static Occasion answer(String kind, String key) {
            return new Occasion(kind, key, Care.TRANSACTIONAL);
        }
    }

    /** What could not be sent by then is not sent anymore. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    private Messages() {}

    static Letter friendWelcome(Pen pen, Welcome welcome) {
        Words w = pen.words();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(w.t("mail.friend_welcome.title", welcome.gift())));
        blocks.add(new Block.Paragraph(welcome.from()
                .map(name -> w.t("mail.friend_welcome.from", name, welcome.gift()))
                .orElseGet(() -> w.t("mail.friend_welcome.body", welcome.gift()))));
        blocks.add(new Block.Code(w.t("mail.friend_welcome.code"), welcome.code()));
        blocks.add(new Block.Button(w.t("mail.friend_welcome.button"), welcome.shop()));
        condition(w, welcome).ifPresent(text -> blocks.add(new Block.Fine(text)));
        var head = head(pen, w.t("mail.friend_welcome.preview"), w.t("mail.friend_welcome.why"));
        String subject = w.t("mail.friend_welcome.subject", welcome.gift(), pen.shop());
        return letter(pen, Occasion.answer("friend_welcome", welcome.key()), head, subject, blocks);
    }

    private static Optional<String> condition(Words w, Welcome welcome) {
        Optional<String> day = welcome.until().map(w::date);
        if (welcome.minimum().isPresent()) {
            String minimum = welcome.minimum().get();
            return Optional.of(day.map(last -> w.t("mail.friend_welcome.minimum.until", minimum, last))
                    .orElseGet(() -> w.t("mail.friend_welcome.minimum", minimum)));
        }
        return day.map(last -> w.t("mail.friend_welcome.until", last));
    }

    /** The only letter here that is news and not an answer: it can be ended. */
    static Letter friendJoined(Pen pen, String key) {
        Words w = pen.words();
        String title = w.t("mail.friend_joined.title");
        var head = new Letterhead(
                w.language(),
                pen.shop(),
                w.t("mail.friend_joined.preview"),
                w.t("mail.member.why", pen.shop()),
                Optional.of(new Letterhead.Unsubscribe(w.t("mail.stop"), pen.stop())));
        List<Block> blocks = List.of(
                new Block.Title(title),
                new Block.Paragraph(w.t("mail.friend_joined.body")),
                new Block.Button(w.t("mail.friend_joined.button"), pen.portal()));
        return letter(pen, new Occasion("friend_joined", key, Care.PROGRAM), head, title, blocks);
    }

    static Letter rewardPending(Pen pen, Reward reward, Instant until) {
        Words w = pen.words();
        String day = w.date(until);
        return rewardLetter(
                pen,
                "reward_pending",
                reward,
                List.of(w.t("mail.reward_pending." + reward.side().key()), w.t("mail.reward_pending.until", day)),
                w.t("mail.reward_pending.subject", reward.amount(), day));
    }

    static Letter rewardEarned(Pen pen, Reward reward, Optional<Instant> expires) {
        Words w = pen.words();
        List<String> texts = new ArrayList<>(
                List.of(w.t("mail.reward_earned." + reward.side().key())));
        expires.ifPresent(last -> texts.add(w.t("mail.reward_earned.expires", w.date(last))));
        return rewardLetter(pen, "reward_earned", reward, texts, w.t("mail.reward_earned.subject", reward.amount()));
    }

    /** {@code reason} is a whole sentence that the member may read. */
    static Letter rewardReversed(Pen pen, Reward reward, String reason) {
        Words w = pen.words();
        return rewardLetter(
                pen,
                "reward_reversed",
                reward,
                List.of(reason, w.t("mail.reward_reversed.again")),
                w.t("mail.reward_reversed.subject", reward.amount()));
    }

    private static Letter rewardLetter(Pen pen, String kind, Reward reward, List<String> texts, String subject) {
        Words w = pen.words();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(w.t("mail." + kind + ".title", reward.amount())));
        texts.forEach(text -> blocks.add(new Block.Paragraph(text)));
        blocks.add(new Block.Button(w.t("mail." + kind + ".button"), pen.portal()));
        var head = head(pen, texts.getFirst(), w.t("mail.member.why", pen.shop()));
        return letter(pen, Occasion.answer(kind, reward.key()), head, subject, blocks);
    }

    private static Letterhead head(Pen pen, String preview, String why) {
        return new Letterhead(pen.words().language(), pen.shop(), preview, why, Optional.empty());
    }

    private static Letter letter(Pen pen, Occasion occasion, Letterhead head, String subject, List<Block> blocks) {
        return new Letter(
                occasion.kind + ":" + occasion.key,
                occasion.kind,
                occasion.care,
                pen.to(),
                head,
                subject,
                blocks,
                pen.now().plus(WORTH_SENDING));
    }
}
