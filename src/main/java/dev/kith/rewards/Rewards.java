package dev.kith.rewards;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.ledger.Account;
import dev.kith.ledger.Ledger;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Gathering;
import dev.kith.platform.database.Tally;
import dev.kith.platform.database.Tenant;
import dev.kith.referrals.Check;
import dev.kith.referrals.Reason;
import dev.kith.referrals.ReferralId;
import dev.kith.referrals.Referrals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The front door to what was earned and why. Granting happens behind it, as friends are judged; see {@link Grants}. */
@Component
public final class Rewards {

    private static final int MOST_AT_ONCE = 500;

    private final Tenant tenant;
    private final RewardStore rewards;
    private final DecisionStore decisions;
    private final Referrals referrals;
    private final Ledger ledger;
    private final People people;
    private final Gathering<Asked, Optional<Ruling>> rulings =
            new Gathering<>(this::read, Optional.empty(), MOST_AT_ONCE);

    Rewards(
            Tenant tenant,
            RewardStore rewards,
            DecisionStore decisions,
            Referrals referrals,
            Ledger ledger,
            People people) {
        this.tenant = tenant;
        this.rewards = rewards;
        this.decisions = decisions;
        this.referrals = referrals;
        this.ledger = ledger;
        this.people = people;
    }

    /**
     * The decision that holds on one thing somebody did, and what came of it.
     *
     * @param rewards caused by it, on both sides, and what the friend was offered because it tied them to an advocate
     */
    public record Ruling(Decision decision, List<Reward> rewards) {
        public Ruling {
            rewards = List.copyOf(rewards);
        }

        /** Those of them that somebody earned by it. */
        List<Reward> earned() {
            return rewards.stream()
                    .filter(reward -> reward.cause().equals(decision.happening()))
                    .toList();
        }
    }

    /** What holds on one thing somebody did; empty if nothing ever spoke for an advocate. */
    public Optional<Ruling> rulingOn(WorkspaceId workspace, String happening) {
        return rulings.answerTo(new Asked(workspace, happening));
    }

    /** What holds on each of these, where anything ever spoke for an advocate; by what was done. */
    public Map<String, Decision> decisionsOn(WorkspaceId workspace, Collection<String> happenings) {
        return tenant.run(workspace, () -> decisions.on(happenings)).stream()
                .collect(toMap(Decision::happening, decision -> decision));
    }

    private record Asked(WorkspaceId workspace, String happening) {}

    private Map<Asked, Optional<Ruling>> read(Collection<Asked> asked) {
        var found = new HashMap<Asked, Optional<Ruling>>();
        asked.stream()
                .collect(groupingBy(Asked::workspace, mapping(Asked::happening, toList())))
                .forEach((workspace, happenings) -> tenant.run(workspace, () -> read(happenings))
                        .forEach(ruling ->
                                found.put(new Asked(workspace, ruling.decision().happening()), Optional.of(ruling))));
        return found;
    }

    private List<Ruling> read(List<String> happenings) {
        List<Decision> standing = decisions.on(happenings);
        List<Reward> earned = standing.isEmpty() ? List.of() : rewards.earnedWith(standing);
        return standing.stream()
                .map(decision -> new Ruling(
                        decision, earned.stream().filter(decision::brought).toList()))
                .toList();
    }

    /** Why this earned nothing, computed now: for things that left no decision behind. */
    public List<Check> explain(WorkspaceId workspace, PersonId person, String happening) {
        return referrals.explain(workspace, person, happening);
    }

    /** Every decision in a referral, newest first. */
    public List<Decision> decisionsIn(WorkspaceId workspace, ReferralId referral) {
        return tenant.run(workspace, () -> decisions.in(referral));
    }

    public List<Reward> ofReferrals(WorkspaceId workspace, Collection<ReferralId> ids) {
        return tenant.run(workspace, () -> rewards.ofReferrals(ids));
    }

    /** Everything this person ever earned, oldest first. */
    public List<Reward> ofMember(WorkspaceId workspace, PersonId member) {
        return tenant.run(workspace, () -> rewards.ofMembers(rootsOf(member)));
    }

    /** Newest first, older than the given place. */
    public List<Reward> page(
            WorkspaceId workspace, Optional<Reward.State> state, Instant before, UUID beforeId, int limit) {
        return tenant.run(workspace, () -> rewards.page(state, before, beforeId, limit));
    }

    /** How many {@link #page} leads through. */
    public Tally count(WorkspaceId workspace, Optional<Reward.State> state) {
        return tenant.run(workspace, () -> rewards.count(state));
    }

    /** What a member has and owes in one unit; nothing in it is negative. */
    public record Balance(Unit unit, Money pending, Money available, Money owed) {}

    /** What the book says of this person, one line per unit that ever moved. */
    public List<Balance> balanceOf(WorkspaceId workspace, PersonId member) {
        return tenant.run(workspace, () -> {
            var roots = rootsOf(member);
            Map<Unit, Money> pending = sum("liability:pending:", roots, -1);
            Map<Unit, Money> available = sum("liability:available:", roots, -1);
            Map<Unit, Money> owed = sum("receivable:clawback:", roots, 1);
            var units = new TreeMap<String, Unit>();
            for (Map<Unit, Money> sums : List.of(pending, available, owed)) {
                sums.keySet().forEach(unit -> units.put(unit.code(), unit));
            }
            var balances = new ArrayList<Balance>();
            for (Unit unit : units.values()) {
                Money nothing = Money.zero(unit);
                balances.add(new Balance(
                        unit,
                        pending.getOrDefault(unit, nothing),
                        available.getOrDefault(unit, nothing),
                        owed.getOrDefault(unit, nothing)));
            }
            return balances;
        });
    }

    private Map<Unit, Money> sum(String prefix, Set<RootId> roots, int sign) {
        var accounts =
                roots.stream().map(root -> Account.of(prefix + root.value())).toList();
        var sums = new TreeMap<Unit, Money>((one, other) -> one.code().compareTo(other.code()));
        ledger.balances(accounts).values().stream()
                .flatMap(byUnit -> byUnit.values().stream())
                .map(amount -> sign < 0 ? amount.negated() : amount)
                .forEach(amount -> sums.merge(amount.unit(), amount, Money::plus));
        return sums;
    }

    private Set<RootId> rootsOf(PersonId person) {
        return Optional.ofNullable(people.load(Set.of(person)).get(person))
                .map(Person::roots)
                .orElse(Set.of());
    }

    /** The first thing that spoke against it. */
    static Optional<Reason> firstReason(List<Check> checks) {
        return checks.stream().flatMap(check -> check.reason().stream()).findFirst();
    }
}
