package dev.kith.rewards;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.kith.kernel.Ids;
import dev.kith.ledger.Account;
import dev.kith.ledger.Journal;
import dev.kith.ledger.Ledger;
import dev.kith.people.PersonId;
import dev.kith.platform.jobs.Timers;
import dev.kith.programs.Conditions;
import dev.kith.referrals.Answer;
import dev.kith.referrals.Friend;
import dev.kith.referrals.FriendsJudged;
import dev.kith.referrals.Referral;
import dev.kith.referrals.ReferralId;
import dev.kith.referrals.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears how friends were judged and sees to it that both sides have what the terms give them: loads what stands, asks
 * {@link Grants} what should stand, settles the difference in the book, and stores each decision with its reasons.
 */
@Component
final class Granting {

    private final RewardStore rewards;
    private final DecisionStore decisions;
    private final Conditions conditions;
    private final Limits limits;
    private final Ledger ledger;
    private final Timers timers;
    private final CouponCodes codes;
    private final Ids ids;
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
        this.conditions = conditions;
        this.limits = limits;
        this.ledger = ledger;
        this.timers = timers;
        this.codes = codes;
        this.ids = ids;
        this.announcements = announcements;
    }

    @EventListener
    void on(FriendsJudged news) {
        Map<PersonId, List<Reward>> known = knownRewards(news.verdicts());
        var wanted = new ArrayList<Grant>();
        for (Verdict verdict : news.verdicts()) {
            List<Reward> standing = known.getOrDefault(verdict.friend().person(), List.of());
            wanted.addAll(new Grants(verdict, standing, conditions, news.look()).all());
        }
        List<Grant> grants = onePerKey(wanted);
        Map<String, Reward> before = rewardsByKey(grants, known);
        List<Grant> limited = limits.apply(grants, before, news.look());
        List<Settled> settled = settle(limited, before, news);
        write(settled, news.look().now());
        decisions.add(news.answers().stream()
                .map(answer -> decide(answer, settled, news.look().now()))
                .toList());
        settled.stream()
                .flatMap(done -> RewardNews.of(done.before(), done.steps()).stream())
                .forEach(announcements::publishEvent);
    }

    /** One reward's way through this look; one that moved to another referral took no step. */
    private record Settled(Grant grant, Reward before, List<Reward> steps, Reward after) {
        Settled {
            steps = List.copyOf(steps);
        }
    }

    /** What the friends and whoever brought them have, under every referral these friends were ever in. */
    private Map<PersonId, List<Reward>> knownRewards(List<Verdict> verdicts) {
        var friends = new HashMap<ReferralId, PersonId>();
        for (Verdict verdict : verdicts) {
            Friend friend = verdict.friend();
            friend.referrals().forEach(pinned -> friends.put(pinned.referral().id(), friend.person()));
        }
        return friends.isEmpty()
                ? Map.of()
                : rewards.ofReferrals(friends.keySet()).stream()
                        .collect(groupingBy(reward -> Objects.requireNonNull(friends.get(reward.referral()))));
    }

    /** What a referral that gave way takes from the friend, the one in its place may give: then it stays. */
    private static List<Grant> onePerKey(List<Grant> grants) {
        var byKey = new LinkedHashMap<String, Grant>();
        grants.forEach(grant -> byKey.merge(
                grant.key(), grant, (one, other) -> other.target() instanceof Grant.Target.Nothing ? one : other));
        return List.copyOf(byKey.values());
    }

    /** Whatever else stands under these keys, such as what a friend had before two accounts became one. */
    private Map<String, Reward> rewardsByKey(List<Grant> grants, Map<PersonId, List<Reward>> known) {
        Map<String, Reward> byKey = known.values().stream()
                .flatMap(List::stream)
                .collect(toMap(Reward::grantKey, reward -> reward, (one, _) -> one, HashMap::new));
        var missing = grants.stream()
                .map(Grant::key)
                .filter(key -> !byKey.containsKey(key))
                .toList();
        if (!missing.isEmpty()) {
            rewards.byGrantKeys(missing).forEach(reward -> byKey.put(reward.grantKey(), reward));
        }
        return byKey;
    }

    private List<Settled> settle(List<Grant> grants, Map<String, Reward> before, FriendsJudged news) {
        var books = new Bookkeeping(news.look().lane(), ledger.balances(accountsToWatch(grants, before)));
        var settled = new ArrayList<Settled>();
        for (Grant grant : grants) {
            Reward known = Optional.ofNullable(before.get(grant.key())).orElseGet(() -> fresh(grant));
            Reward here = known.within(grant.verdict().referral().id());
            List<Reward> steps = new Settlement(grant, here, books, news.look().now()).settle();
            settled.add(new Settled(grant, known, steps, steps.isEmpty() ? here : steps.getLast()));
        }
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

    private Reward fresh(Grant grant) {
        Referral referral = grant.verdict().referral();
        return new Reward(
                new RewardId(ids.next()),
                grant.key(),
                referral.id(),
                referral.program(),
                referral.version(),
                grant.verdict().standing().version().programKey(),
                grant.rule().key(),
                grant.rule().reward(),
                grant.spec().kind().code(),
                grant.side(),
                grant.member(),
                grant.cause(),
                grant.amount(),
                0,
                Reward.State.REFUSED,
                Optional.empty(),
                grant.earnedAt(),
                grant.holdEnds(),
                Optional.empty(),
                Optional.empty(),
                grant.isCode() ? codes.next() : "");
    }

    private void write(List<Settled> settled, Instant now) {
        var changed = settled.stream()
                .filter(done -> !done.after().equals(done.before()))
                .toList();
        rewards.put(changed.stream().map(Settled::after).toList(), now);
        limits.giveBack(changed.stream().map(Settled::after).toList());
        rewards.addSteps(changed.stream().flatMap(Granting::stepsOf).toList(), now);
        Map<UUID, Instant> lapses = new LinkedHashMap<>();
        changed.stream()
                .map(Settled::after)
                .filter(reward -> reward.state() == Reward.State.OFFERED)
                .forEach(reward -> reward.expiresAt()
                        .ifPresent(until -> lapses.put(reward.referral().value(), until.plusNanos(1_000))));
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

    private Decision decide(Answer answer, List<Settled> settled, Instant now) {
        var concerned = settled.stream()
                .filter(done -> done.grant().cause().equals(answer.key()))
                .toList();
        var trace = new ArrayList<>(answer.checks());
        concerned.forEach(done -> trace.addAll(done.grant().steps()));
        var after = concerned.stream().map(Settled::after).toList();
        return new Decision(
                ids.next(),
                answer.key(),
                answer.root(),
                answer.referral(),
                outcomeOf(answer, after),
                answer.reason()
                        .or(() -> after.stream()
                                .flatMap(reward -> reward.reason().stream())
                                .findFirst()),
                answer.at(),
                now,
                trace);
    }

    private static Decision.Outcome outcomeOf(Answer answer, List<Reward> rewards) {
        if (rewards.stream().anyMatch(reward -> !reward.state().isOver())) {
            return Decision.Outcome.GRANTED;
        }
        if (rewards.stream().anyMatch(reward -> reward.state() != Reward.State.REFUSED)) {
            return Decision.Outcome.REVERSED;
        }
        if (answer.referral().isEmpty()) {
            return Decision.Outcome.NOT_REFERRED;
        }
        return answer.reason().isPresent() || !rewards.isEmpty() ? Decision.Outcome.REFUSED : Decision.Outcome.BOUND;
    }
}
