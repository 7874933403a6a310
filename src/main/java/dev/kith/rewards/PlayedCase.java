package dev.kith.rewards;

import static java.util.Comparator.comparing;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.ledger.Account;
import dev.kith.people.PersonId;
import dev.kith.programs.Cap;
import dev.kith.programs.Conditions;
import dev.kith.programs.ExampleCase;
import dev.kith.programs.Fact;
import dev.kith.programs.Terms;
import dev.kith.referrals.FriendsJudged;
import dev.kith.referrals.Reason;
import dev.kith.referrals.ReferralId;
import dev.kith.referrals.Stage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An example case, played: its facts in order of time, and between them whatever time alone brings about. Rewards, room
 * and book are in memory; what is granted, limited and settled is up to the code that does it live.
 */
final class PlayedCase {

    private final Stage stage;
    private final Terms terms;
    private final Awarding awarding;
    private final UsesInCase uses = new UsesInCase();
    private final Limits limits = new Limits(uses);
    private final Map<String, Reward> rewards = new LinkedHashMap<>();
    private final Map<Account, Map<Unit, Money>> book = new HashMap<>();
    private final Set<Reason> reasons = new LinkedHashSet<>();
    private final List<Fact> unreadable = new ArrayList<>();
    private long ids;

    private PlayedCase(Stage stage, Terms terms, Conditions conditions) {
        this.stage = stage;
        this.terms = terms;
        // In a case a discount code is called as the rule that gives it.
        this.awarding = new Awarding(
                conditions, () -> new UUID(0, ++ids), grant -> grant.rule().key());
    }

    static PlayedCase of(ExampleCase example, Terms terms, Conditions conditions, ZoneId zone) {
        var stage = new Stage(example, terms, conditions, zone);
        var played = new PlayedCase(stage, terms, conditions);
        example.facts().stream().sorted(comparing(stage::instantOf)).forEach(played::play);
        played.waitUntil(stage.ends());
        return played;
    }

    private void play(Fact fact) {
        Instant at = stage.instantOf(fact);
        if (at.isAfter(stage.ends())) {
            return;
        }
        waitUntil(at);
        stage.play(fact).ifPresentOrElse(this::hear, () -> unreadable.add(fact));
        if (fact instanceof Fact.CapUsed used) {
            Limits.capsOf(terms).stream()
                    .filter(cap -> cap.key().equals(used.cap()))
                    .forEach(cap -> take(cap, used, at));
        }
    }

    private void waitUntil(Instant moment) {
        while (stage.nextLook().filter(look -> !look.isAfter(moment)).isPresent()) {
            hear(stage.lookAgain());
        }
    }

    private void take(Cap cap, Fact.CapUsed used, Instant at) {
        PersonId person = used.person().flatMap(stage::person).orElseGet(() -> new PersonId(new UUID(0, 0)));
        LimitKey key = Limits.keyOf(cap, stage.program(), person);
        for (int i = 0; i < used.times(); i++) {
            long minor = i == 0 ? used.value().map(Money::minor).orElse(0L) : 0;
            uses.add(List.of(new LimitUses.Use(key, "cap_used:" + ++ids, at, minor)));
        }
    }

    private void hear(FriendsJudged news) {
        Set<ReferralId> concerned = Awarding.referralsOf(news);
        List<Reward> known = rewards.values().stream()
                .filter(reward -> concerned.contains(reward.referral()))
                .toList();
        List<Grant> grants = limits.apply(awarding.grants(news, known), rewards, news.look());
        var books = new Bookkeeping(news.look().lane(), book);
        List<Settled> settled =
                awarding.settle(grants, rewards, books, news.look().now());
        books.journals().stream()
                .flatMap(journal -> journal.entries().stream())
                .forEach(entry -> book.computeIfAbsent(entry.account(), _ -> new HashMap<>())
                        .merge(entry.amount().unit(), entry.amount(), Money::plus));
        settled.stream().filter(Settled::changed).forEach(this::keep);
        limits.follow(settled.stream().filter(Settled::changed).toList());
        awarding.decide(news, settled).forEach(decision -> decision.reason().ifPresent(reasons::add));
        news.verdicts().forEach(verdict -> verdict.referral().reason().ifPresent(reasons::add));
    }

    private void keep(Settled done) {
        Reward reward = done.after();
        rewards.put(reward.grantKey(), reward);
        reward.reason().ifPresent(reasons::add);
        done.nextLook().ifPresent(look -> stage.remind(reward.referral(), look));
    }

    Stage stage() {
        return stage;
    }

    Collection<Reward> rewards() {
        return rewards.values();
    }

    List<Reward> rewardsOf(String name) {
        Optional<PersonId> person = stage.person(name);
        return rewards.values().stream()
                .filter(reward -> person.equals(Optional.of(stage.personOf(reward.member()))))
                .toList();
    }

    /** Why something was refused or called off on the way. */
    Set<Reason> reasons() {
        return reasons;
    }

    /** Facts that say nothing anybody could use. */
    List<Fact> unreadable() {
        return unreadable;
    }
}
