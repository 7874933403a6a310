package dev.kith.referrals;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the facts known of friends come to at one moment. It reads and writes nothing, so that example cases go through it
 * as live friends do.
 */
final class Judging {

    private final Rules rules;
    private final Instant now;
    private final Supplier<UUID> ids;
    private final Lineage lineage = new Lineage();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<UUID, Instant> looks = new LinkedHashMap<>();

    /** @param ids for referrals that begin now */
    Judging(Rules rules, Instant now, Supplier<UUID> ids) {
        this.rules = rules;
        this.now = now;
        this.ids = ids;
    }

    /** @param asked the keys of what they did and somebody waits to hear about; empty for a mere look */
    void judge(Friend known, Set<String> asked) {
        Friend friend = known.under(lineage.over(known.ancestry()));
        Set<String> groups = groupsOf(friend);
        if (groups.isEmpty()) {
            answers.addAll(answersToUnknownCodes(friend, asked));
        }
        for (String group : groups) {
            var attribution = Attribution.of(friend, group, rules);
            List<Verdict> found = verdictsOn(friend, attribution);
            verdicts.addAll(found);
            lineage.learn(found);
            answers.addAll(answersTo(keysFor(asked, found, friend), attribution, found));
        }
    }

    List<Verdict> verdicts() {
        return verdicts;
    }

    List<Answer> answers() {
        return answers;
    }

    /** When time alone changes a referral, by referral. */
    Map<UUID, Instant> looks() {
        return looks;
    }

    /** How one thing a friend did is looked at in every group that has anything to say on it. */
    static List<Check> explain(Friend friend, String key, Rules rules) {
        var groups = groupsOf(friend);
        return groups.isEmpty()
                ? List.of(friend.nothingFor(key))
                : groups.stream()
                        .flatMap(group -> Attribution.of(friend, group, rules).explain(key).stream())
                        .toList();
    }

    private static Set<String> groupsOf(Friend friend) {
        var groups = new LinkedHashSet<String>();
        friend.referrals().forEach(pinned -> groups.add(pinned.referral().exclusiveGroup()));
        friend.evidence().stream()
                .flatMap(evidence -> evidence.version().stream())
                .forEach(version -> groups.add(version.terms().attribution().exclusiveGroup()));
        if (groups.isEmpty() && !friend.evidence().isEmpty()) {
            groups.add("");
        }
        return groups;
    }

    private List<Verdict> verdictsOn(Friend friend, Attribution attribution) {
        var verdicts = new ArrayList<Verdict>();
        for (Tie tie : attribution.ties()) {
            Tie.Standing standing = tie.standingAt(now);
            Optional<Pinned> known = tie.storedIn(friend);
            Referral referral = known.map(Pinned::referral)
                    .orElseGet(() -> bound(attribution.group(), tie, friend))
                    .as(standing.state(), standing.reason());
            List<Qualification> qualified = tie.progress().occurrences().stream()
                    .map(occurrence -> Qualification.at(now, occurrence, tie.broken()))
                    .toList();
            verdicts.add(new Verdict(
                    friend,
                    new Pinned(referral, tie.version(), tie.advocate()),
                    known.map(pinned -> pinned.referral().state().code()).orElse(Verdict.NONE),
                    qualified));
            tie.nextLook(now).ifPresent(look -> looks.put(referral.id().value(), look));
        }
        supersede(friend, attribution, verdicts);
        return verdicts;
    }

    /** The friend is stored under the root that names their person today. */
    private Referral bound(String group, Tie tie, Friend friend) {
        Evidence touch = tie.touch();
        return new Referral(
                new ReferralId(ids.get()),
                tie.version().program(),
                tie.version().id(),
                group,
                touch.advocate().membership().id(),
                friend.root(),
                touch.method(),
                touch.source(),
                touch.code(),
                touch.at(),
                tie.trigger().at(),
                tie.deadline(),
                Referral.State.BOUND,
                Optional.empty());
    }

    /** A live referral that the facts no longer bear out gives way: an earlier touch came late, or two persons are one. */
    private static void supersede(Friend friend, Attribution attribution, List<Verdict> verdicts) {
        friend.referrals().stream()
                .filter(pinned -> pinned.referral().exclusiveGroup().equals(attribution.group()))
                .filter(pinned -> pinned.referral().state().isLive())
                .filter(pinned -> verdicts.stream()
                        .noneMatch(verdict ->
                                verdict.referral().id().equals(pinned.referral().id())))
                .map(pinned -> new Verdict(
                        friend,
                        new Pinned(
                                pinned.referral()
                                        .as(Referral.State.SUPERSEDED, Optional.of(whyReplaced(pinned, verdicts))),
                                pinned.version(),
                                pinned.advocate()),
                        pinned.referral().state().code(),
                        List.of()))
                .toList()
                .forEach(verdicts::addFirst);
    }

    private static Reason whyReplaced(Pinned pinned, List<Verdict> verdicts) {
        return verdicts.stream()
                        .anyMatch(verdict -> verdict.referral()
                                .advocate()
                                .equals(pinned.referral().advocate()))
                ? Reason.ALREADY_REFERRED
                : Reason.OTHER_ADVOCATE;
    }

    /** What was asked, and whatever counted in a referral that has just moved on. */
    private static Set<String> keysFor(Set<String> asked, List<Verdict> verdicts, Friend friend) {
        var keys = new LinkedHashSet<>(asked);
        verdicts.stream()
                .filter(verdict -> verdict.isNew() || verdict.hasMoved())
                .flatMap(verdict -> verdict.qualifications().stream())
                .forEach(qualification -> keys.add(qualification.occurrence().happening()));
        var bound = verdicts.stream()
                .filter(Verdict::isNew)
                .map(verdict -> verdict.referral().boundAt())
                .collect(toSet());
        momentsOf(friend).filter(moment -> bound.contains(moment.at())).forEach(moment -> keys.add(moment.key()));
        return keys;
    }

    private static List<Answer> answersTo(Set<String> keys, Attribution attribution, List<Verdict> verdicts) {
        if (verdicts.isEmpty() && attribution.misses().isEmpty()) {
            return List.of();
        }
        return momentsOf(attribution.friend())
                .filter(moment -> keys.contains(moment.key()))
                .flatMap(moment -> answer(moment, attribution, verdicts).stream())
                .toList();
    }

    /** Nothing but a code that is nobody's: whoever typed it is told so, and support can see it. */
    private static List<Answer> answersToUnknownCodes(Friend friend, Set<String> asked) {
        return momentsOf(friend)
                .filter(moment -> asked.contains(moment.key()))
                .filter(moment -> friend.unknownCodes().containsKey(moment.key()))
                .map(moment -> {
                    Check check = friend.nothingFor(moment.key());
                    return new Answer(
                            moment.key(), friend.root(), moment.at(), List.of(check), Optional.empty(), check.reason());
                })
                .toList();
    }

    private static Optional<Answer> answer(Trigger moment, Attribution attribution, List<Verdict> verdicts) {
        List<Check> checks = attribution.explain(moment.key());
        if (checks.isEmpty()) {
            return Optional.empty();
        }
        Optional<ReferralId> standing = verdicts.stream()
                .map(Verdict::referral)
                .filter(referral -> !referral.boundAt().isAfter(moment.at()))
                .filter(referral -> referral.state() != Referral.State.SUPERSEDED)
                .map(Referral::id)
                .reduce((_, last) -> last);
        return Optional.of(new Answer(
                moment.key(), attribution.friend().root(), moment.at(), checks, standing, objectionIn(checks)));
    }

    /** What spoke against evidence that another one was chosen over is no objection to what came of that. */
    private static Optional<Reason> objectionIn(List<Check> checks) {
        int chosen = IntStream.range(0, checks.size())
                .filter(i -> checks.get(i).code().equals("chosen"))
                .max()
                .orElse(-1);
        return checks.stream()
                .skip(chosen + 1L)
                .flatMap(check -> check.reason().stream())
                .findFirst();
    }

    private static Stream<Trigger> momentsOf(Friend friend) {
        return Stream.concat(
                friend.signUps().stream(), friend.happenings().stream().map(Happening::asTrigger));
    }
}
