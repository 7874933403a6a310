package dev.kith.rewards;

import static java.util.stream.Collectors.toMap;

import dev.kith.kernel.Ids;
import dev.kith.ledger.Account;
import dev.kith.ledger.Journal;
import dev.kith.ledger.Ledger;
import dev.kith.platform.jobs.Timers;
import dev.kith.programs.Conditions;
import dev.kith.referrals.FriendsJudged;
import dev.kith.referrals.Look;
import dev.kith.referrals.ReferralId;
import dev.kith.referrals.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears how friends were judged and sees to it that both sides have what the terms give them: loads what stands, has
 * it {@link Awarding awarded}, posts the difference to the book, and stores each decision with its reasons.
 */
@Component
final class Granting {

    private final RewardStore rewards;
    private final DecisionStore decisions;
    private final Awarding awarding;
    private final Limits limits;
    private final Ledger ledger;
    private final Timers timers;
    private final ApplicationEventPublisher announcements;

    Granting(
            RewardStore rewards,
            DecisionStore decisions,
            Conditions conditions,
            Limits limits,
            Ledger ledger,
            Timers timers,
            CouponCodes codes,
            Ids ids,
            ApplicationEventPublisher announcements) {
        this.rewards = rewards;
        this.decisions = decisions;
        this.awarding = new Awarding(conditions, ids::next, _ -> codes.next());
        this.limits = limits;
        this.ledger = ledger;
        this.timers = timers;
        this.announcements = announcements;
    }

    @EventListener
    void on(FriendsJudged news) {
        Set<ReferralId> referrals = Awarding.referralsOf(news);
        List<Reward> known = referrals.isEmpty() ? List.of() : rewards.ofReferrals(referrals);
        List<Grant> grants = awarding.grants(news, known);
        Map<String, Reward> before = rewardsByKey(grants, known);
        List<Grant> limited = limits.apply(grants, before, news.look());
        List<Settled> settled = settle(limited, before, news.look());
        write(settled, news.look().now());
        decisions.add(awarding.decide(news, settled));
        settled.stream()
                .flatMap(done -> RewardNews.of(done.before(), done.steps()).stream())
                .forEach(announcements::publishEvent);
    }

    /** Whatever else stands under these keys, such as what a friend had before two accounts became one. */
    private Map<String, Reward> rewardsByKey(List<Grant> grants, List<Reward> known) {
        Map<String, Reward> byKey =
                known.stream().collect(toMap(Reward::grantKey, reward -> reward, (one, _) -> one, HashMap::new));
        var missing = grants.stream()
                .map(Grant::key)
                .filter(key -> !byKey.containsKey(key))
                .toList();
        if (!missing.isEmpty()) {
            rewards.byGrantKeys(missing).forEach(reward -> byKey.put(reward.grantKey(), reward));
        }
        return byKey;
    }

    private List<Settled> settle(List<Grant> grants, Map<String, Reward> before, Look look) {
        var books = new Bookkeeping(look.lane(), ledger.balances(accountsToWatch(grants, before)));
        List<Settled> settled = awarding.settle(grants, before, books, look.now());
        List<Journal> journals = books.journals();
        if (!journals.isEmpty()) {
            ledger.post(journals);
        }
        return settled;
    }

    /** Only what is about to be released or taken back needs to know what the member has and owes. */
    private static Set<Account> accountsToWatch(List<Grant> grants, Map<String, Reward> before) {
        var accounts = new HashSet<Account>();
        for (Grant grant : grants) {
            Optional<Reward> known = Optional.ofNullable(before.get(grant.key()));
            boolean released =
                    known.filter(reward -> reward.state().wasReleased()).isPresent();
            if (released || grant.target() instanceof Grant.Target.Available) {
                accounts.add(Account.of("liability:available:" + grant.member().value()));
                accounts.add(Account.of("receivable:clawback:" + grant.member().value()));
            }
        }
        return accounts;
    }

    private void write(List<Settled> settled, Instant now) {
        var changed = settled.stream().filter(Settled::changed).toList();
        rewards.put(changed.stream().map(Settled::after).toList(), now);
        limits.follow(changed);
        rewards.addSteps(changed.stream().flatMap(Granting::stepsOf).toList(), now);
        Map<UUID, Instant> lapses = new LinkedHashMap<>();
        changed.forEach(done -> done.nextLook()
                .ifPresent(look -> lapses.put(done.after().referral().value(), look)));
        timers.looks(LapsedOffers.TIMER, lapses);
    }

    private static Stream<RewardStore.Step> stepsOf(Settled done) {
        var steps = new ArrayList<RewardStore.Step>();
        String from = done.before().revision() == 0
                ? Verdict.NONE
                : done.before().state().code();
        for (Reward step : done.steps()) {
            steps.add(new RewardStore.Step(step, from));
            from = step.state().code();
        }
        return steps.stream();
    }
}
