package dev.kith.rewards;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.kith.people.PersonId;
import dev.kith.programs.Conditions;
import dev.kith.referrals.Answer;
import dev.kith.referrals.Friend;
import dev.kith.referrals.FriendsJudged;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Referral;
import dev.kith.referrals.ReferralId;
import dev.kith.referrals.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * From how friends were judged to where every reward stands: what should stand, how it gets there, and what is said about
 * it. It loads and stores nothing, so that example cases go through it as live rewards do.
 */
final class Awarding {

    private final Conditions conditions;
    private final Supplier<UUID> ids;
    private final Function<Grant, String> codes;

    /** @param codes the text of a discount code that is about to be given */
    Awarding(Conditions conditions, Supplier<UUID> ids, Function<Grant, String> codes) {
        this.conditions = conditions;
        this.ids = ids;
        this.codes = codes;
    }

    /** Every referral that the friends were ever in: what they and whoever brought them have stands under these. */
    static Set<ReferralId> referralsOf(FriendsJudged news) {
        return friendsByReferral(news).keySet();
    }

    private static Map<ReferralId, PersonId> friendsByReferral(FriendsJudged news) {
        var friends = new HashMap<ReferralId, PersonId>();
        for (Verdict verdict : news.verdicts()) {
            Friend friend = verdict.friend();
            friend.referrals().forEach(pinned -> friends.put(pinned.referral().id(), friend.person()));
        }
        return friends;
    }

    /** @param known the rewards under these friends' referrals as they stand */
    List<Grant> grants(FriendsJudged news, List<Reward> known) {
        Map<ReferralId, PersonId> friends = friendsByReferral(news);
        Map<PersonId, List<Reward>> byFriend =
                known.stream().collect(groupingBy(reward -> Objects.requireNonNull(friends.get(reward.referral()))));
        var grants = new ArrayList<Grant>();
        for (Verdict verdict : news.verdicts()) {
            List<Reward> standing = byFriend.getOrDefault(verdict.friend().person(), List.of());
            grants.addAll(new Grants(verdict, standing, conditions, news.look()).all());
        }
        return onePerKey(grants);
    }

    /** What a referral that gave way takes from the friend, the one in its place may give: then it stays. */
    private static List<Grant> onePerKey(List<Grant> grants) {
        var byKey = new LinkedHashMap<String, Grant>();
        grants.forEach(grant -> byKey.merge(
                grant.key(), grant, (one, other) -> other.target() instanceof Grant.Target.Nothing ? one : other));
        return List.copyOf(byKey.values());
    }

    /** @param before by grant key */
    List<Settled> settle(List<Grant> grants, Map<String, Reward> before, Bookkeeping books, Instant now) {
        var settled = new ArrayList<Settled>();
        for (Grant grant : grants) {
            Reward known = Optional.ofNullable(before.get(grant.key())).orElseGet(() -> fresh(grant));
            Reward here = known.within(grant.verdict().referral().id());
            List<Reward> steps = new Settlement(grant, here, books, now).settle();
            settled.add(new Settled(grant, known, steps, steps.isEmpty() ? here : steps.getLast()));
        }
        return settled;
    }

    /** Where several groups of programs answer for one deed, the one with nothing against it comes last and holds. */
    List<Decision> decide(FriendsJudged news, List<Settled> settled) {
        return news.answers().stream()
                .sorted(comparing((Answer answer) -> answer.reason().isEmpty())
                        .thenComparing(answer -> answer.referral().isPresent()))
                .map(answer -> decide(
                        answer, concernedBy(answer, settled, news), news.look().now()))
                .toList();
    }

    /** What the deed caused, without what another group of programs answers for. */
    private static List<Settled> concernedBy(Answer answer, List<Settled> settled, FriendsJudged news) {
        Map<ReferralId, String> groups = news.verdicts().stream()
                .map(Verdict::referral)
                .collect(toMap(Referral::id, Referral::exclusiveGroup, (one, _) -> one));
        Map<String, Answer> byGroup = new HashMap<>();
        news.answers().stream()
                .filter(other -> other.key().equals(answer.key()))
                .forEach(other -> other.referral()
                        .flatMap(referral -> Optional.ofNullable(groups.get(referral)))
                        .ifPresent(group -> byGroup.put(group, other)));
        return settled.stream()
                .filter(done -> done.grant().cause().equals(answer.key()))
                .filter(done -> byGroup.getOrDefault(
                                done.grant().verdict().referral().exclusiveGroup(), answer)
                        .equals(answer))
                .toList();
    }

    private Reward fresh(Grant grant) {
        Referral referral = grant.verdict().referral();
        return new Reward(
                new RewardId(ids.get()),
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
                grant.isCode() ? codes.apply(grant) : "");
    }

    private Decision decide(Answer answer, List<Settled> concerned, Instant now) {
        var trace = new ArrayList<>(answer.checks());
        concerned.forEach(done -> trace.addAll(done.grant().steps()));
        var after = concerned.stream().map(Settled::after).toList();
        var outcome = outcomeOf(answer, after);
        Optional<Reason> ofReward =
                after.stream().flatMap(reward -> reward.reason().stream()).findFirst();
        return new Decision(
                ids.get(),
                answer.key(),
                answer.root(),
                answer.referral(),
                outcome,
                answer.reason()
                        .or(() -> ofReward)
                        .or(() -> outcome == Decision.Outcome.REFUSED ? Rewards.firstReason(trace) : Optional.empty()),
                answer.at(),
                now,
                trace);
    }

    private static Decision.Outcome outcomeOf(Answer answer, List<Reward> rewards) {
        var over =
                rewards.stream().map(Reward::state).filter(Reward.State::isOver).toList();
        boolean objected = answer.reason().isPresent() || !over.isEmpty();
        if (rewards.stream().anyMatch(reward -> stands(reward, objected))) {
            return Decision.Outcome.GRANTED;
        }
        if (over.stream().anyMatch(state -> state != Reward.State.REFUSED)) {
            return Decision.Outcome.REVERSED;
        }
        if (answer.referral().isEmpty()) {
            return Decision.Outcome.NOT_REFERRED;
        }
        return answer.reason().isPresent() || !rewards.isEmpty() ? Decision.Outcome.REFUSED : Decision.Outcome.BOUND;
    }

    /** What the tie alone offers the friend does not make up for what the deed did not earn. */
    private static boolean stands(Reward reward, boolean objected) {
        return !reward.state().isOver() && !(objected && reward.state() == Reward.State.OFFERED);
    }
}
