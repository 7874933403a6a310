package dev.kith.rewards;

import static dev.kith.rewards.Reward.State.AVAILABLE;
import static dev.kith.rewards.Reward.State.CANCELLED;
import static dev.kith.rewards.Reward.State.EXPIRED;
import static dev.kith.rewards.Reward.State.ISSUED;
import static dev.kith.rewards.Reward.State.OFFERED;
import static dev.kith.rewards.Reward.State.PENDING;
import static dev.kith.rewards.Reward.State.REDEEMED;
import static dev.kith.rewards.Reward.State.REFUSED;
import static dev.kith.rewards.Reward.State.REVERSED;

import dev.kith.kernel.Money;
import dev.kith.ledger.Journal;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Release;
import dev.kith.rewards.Bookkeeping.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a reward from where it stands to where its rule says it should be, and writes down each step with its journal.
 * If it stands there already nothing happens, so settling twice is settling once.
 */
final class Settlement {

    private final Grant grant;
    private final Bookkeeping books;
    private final Instant now;
    private final List<Reward> steps = new ArrayList<>();
    private Reward reward;

    /** @param known the reward as it stands, or a fresh one that has no state worth keeping */
    Settlement(Grant grant, Reward known, Bookkeeping books, Instant now) {
        this.grant = grant;
        this.reward = known;
        this.books = books;
        this.now = now;
    }

    /** The steps taken, in order; the last one is where the reward stands now. */
    List<Reward> settle() {
        switch (grant.target()) {
            case Grant.Target.Offered(var until) -> offer(until);
            case Grant.Target.Used _ -> use();
            case Grant.Target.Lapsed _ -> lapse();
            case Grant.Target.Pending _ -> pend();
            case Grant.Target.Available(var until) -> release(until);
            case Grant.Target.Refused(var reason) -> refuse(reason);
            case Grant.Target.Nothing(var reason, var at) -> takeAway(reason, at);
        }
        return steps;
    }

    private void offer(Instant until) {
        if (startsOver()) {
            begin();
            books.post(
                    "offer",
                    reward,
                    grant.earnedAt(),
                    new Move(books.offered(reward), books.contingent(reward), grant.amount()));
            step(OFFERED, Optional.empty());
            reward = reward.availableFrom(grant.earnedAt(), Optional.of(until));
            replaceLast();
        }
    }

    /** The shop took it off the price: the book says so, also of a code that had lapsed or was taken back before. */
    private void use() {
        if (reward.revision() == 0
                || reward.state() == REDEEMED && reward.amount().equals(grant.amount())) {
            return;
        }
        if (reward.state() == OFFERED) {
            endOffer(grant.earnedAt());
        }
        boolean again = reward.state() == REDEEMED;
        revise(reward.amount());
        if (again) {
            undoUse(now);
        }
        reward = reward.with(grant.amount(), reward.revision(), reward.state(), Optional.empty());
        books.post(
                "redeem_upfront",
                reward,
                grant.earnedAt(),
                new Move(books.expense(reward), Bookkeeping.SHOP, grant.amount()));
        step(REDEEMED, Optional.empty());
    }

    private void undoUse(Instant at) {
        books.post(
                "redeem_upfront_undo", reward, at, new Move(Bookkeeping.SHOP, books.expense(reward), reward.amount()));
    }

    private void lapse() {
        if (reward.state() == OFFERED) {
            endOffer(now);
            step(EXPIRED, Optional.of(Reason.REWARD_EXPIRED));
        }
    }

    private void endOffer(Instant at) {
        books.post("offer_end", reward, at, new Move(books.contingent(reward), books.offered(reward), reward.amount()));
    }

    private void pend() {
        if (startsOver()) {
            begin();
            accrue(grant.amount());
            step(PENDING, Optional.empty());
        } else {
            meetAmount();
        }
    }

    private void release(Optional<Instant> until) {
        if (startsOver()) {
            begin();
            accrue(grant.amount());
            step(PENDING, Optional.empty());
        } else {
            meetAmount();
        }
        if (reward.state() == PENDING || reward.state() == Reward.State.HELD) {
            Instant since = Release.after(grant.holdEnds());
            books.post(
                    "settle", reward, since, new Move(books.pending(reward), books.available(reward), reward.amount()));
            reward = reward.availableFrom(since, until);
            step(AVAILABLE, Optional.empty());
            handOver(reward.amount(), since);
            if (grant.isCode()) {
                step(ISSUED, Optional.empty());
            }
        }
    }

    /** A code goes out whole, and what it is worth waits at the supplier; anything else first pays what is owed. */
    private void handOver(Money amount, Instant at) {
        if (grant.isCode()) {
            books.post("issue", reward, at, new Move(books.available(reward), Bookkeeping.SUPPLIER, amount));
        } else {
            books.net(reward, amount, at);
        }
    }

    /** The facts changed under a reward that goes on: the book follows, in a new revision. */
    private void meetAmount() {
        if (reward.state() == PENDING || reward.state() == Reward.State.HELD) {
            meetAmountOnHold();
        } else if (grant.amount().unit().equals(reward.amount().unit())) {
            meetAmountReleased(grant.amount().minus(reward.amount()));
        }
    }

    private void meetAmountOnHold() {
        boolean byAnother = !reward.cause().equals(grant.cause());
        if (!byAnother && grant.amount().equals(reward.amount())) {
            return;
        }
        reward = reward.earnedBy(grant.cause(), grant.earnedAt(), grant.holdEnds());
        if (grant.amount().equals(reward.amount())) {
            step(reward.state(), Optional.empty());
            return;
        }
        if (grant.amount().unit().equals(reward.amount().unit())) {
            Money difference = grant.amount().minus(reward.amount());
            revise(grant.amount());
            adjust(difference);
        } else {
            cancel(now);
            revise(grant.amount());
            accrue(grant.amount());
        }
        step(reward.state(), Optional.empty());
    }

    /** What is the member's already grows with the facts, and shrinks only with the money behind it. */
    private void meetAmountReleased(Money difference) {
        boolean gain = difference.isPositive();
        boolean loss = !gain && !difference.isZero() && grant.isSentBack(reward.cause());
        if (reward.state() != AVAILABLE && reward.state() != ISSUED || !gain && !loss) {
            return;
        }
        Reward.State stands = reward.state();
        revise(grant.amount());
        if (gain) {
            accrue(difference);
            books.post("settle", reward, now, new Move(books.pending(reward), books.available(reward), difference));
            handOver(difference, now);
        } else {
            takeBack(difference.negated(), now);
        }
        step(stands, Optional.empty());
    }

    private void adjust(Money difference) {
        if (difference.isPositive()) {
            books.post("adjust", reward, now, new Move(books.expense(reward), books.pending(reward), difference));
        } else {
            books.post(
                    "adjust",
                    reward,
                    now,
                    new Move(books.pending(reward), books.expense(reward), difference.negated()));
        }
    }

    private void refuse(Reason reason) {
        if (reward.revision() == 0) {
            begin();
            step(REFUSED, Optional.of(reason));
        } else if (!reward.state().isOver()) {
            takeAway(reason, now);
        }
    }

    private void takeAway(Reason reason, Instant at) {
        switch (reward.state()) {
            case OFFERED -> {
                endOffer(at);
                step(CANCELLED, Optional.of(reason));
            }
            case PENDING, HELD -> {
                cancel(at);
                step(CANCELLED, Optional.of(reason));
            }
            case AVAILABLE, ISSUED, REDEEMED -> takeBack(reason, at);
            case EXPIRED, REFUSED, CANCELLED, REVERSED -> {}
        }
    }

    /** What was released is taken back only when the money behind it went back; anything else is for people to judge. */
    private void takeBack(Reason reason, Instant at) {
        boolean moneyWentBack = switch (reason) {
            case ORDER_REFUNDED, ORDER_CANCELLED, ORDER_CHARGED_BACK -> true;
            default -> false;
        };
        if (!moneyWentBack) {
            return;
        }
        revise(reward.amount());
        if (grant.isUpfront()) {
            undoUse(at);
        } else {
            takeBack(reward.amount(), at);
        }
        step(REVERSED, Optional.of(reason));
    }

    private void takeBack(Money amount, Instant at) {
        if (reward.state() == ISSUED) {
            books.post("issue_failed", reward, at, new Move(Bookkeeping.SUPPLIER, books.available(reward), amount));
        }
        books.clawBack(reward, amount, at);
    }

    private void cancel(Instant at) {
        books.post("cancel", reward, at, new Move(books.pending(reward), books.expense(reward), reward.amount()));
    }

    private boolean startsOver() {
        return reward.revision() == 0 || reward.state().isOver();
    }

    private void begin() {
        reward = reward.earnedBy(grant.cause(), grant.earnedAt(), grant.holdEnds())
                .with(grant.amount(), reward.revision() + 1, reward.state(), Optional.empty());
    }

    /** Every journal is named after a revision, so what moves money once more needs one of its own. */
    private void revise(Money amount) {
        reward = reward.with(amount, reward.revision() + 1, reward.state(), Optional.empty());
    }

    private void accrue(Money amount) {
        books.post("accrue", reward, grant.earnedAt(), new Move(books.expense(reward), books.pending(reward), amount));
    }

    private void step(Reward.State next, Optional<Reason> reason) {
        reward = reward.with(reward.amount(), reward.revision(), next, reason);
        steps.add(reward);
    }

    private void replaceLast() {
        steps.set(steps.size() - 1, reward);
    }

    /** What has been written so far. */
    List<Journal> journals() {
        return books.journals();
    }
}
