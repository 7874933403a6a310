package dev.kith.referrals;

import static dev.kith.referrals.Check.Stage.EVIDENCE;
import static dev.kith.referrals.Check.Stage.PERSONS;
import static dev.kith.referrals.Check.Stage.VERSION;

import dev.kith.people.Trust;
import dev.kith.programs.AttributionTerms.BindAt;
import dev.kith.programs.ProgramVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who brought a friend, within one exclusive group of programs: a pure function of everything known about the friend, so
 * that facts which arrive late, twice or in another order lead to the same answer.
 *
 * <p>The friend's moments are walked in order of time. The first one at which some evidence is eligible ties the friend;
 * the tie holds until it lapses without a conversion, and only then may a later moment tie anew.
 *
 * @param friend whom all this is about
 * @param ties in order of time; the last one is the one that stands
 * @param misses for each moment at which nothing bound: why not
 */
record Attribution(Friend friend, String group, List<Tie> ties, Map<String, Choice.None> misses) {

    static Attribution of(Friend friend, String group, Rules rules) {
        var ties = new ArrayList<Tie>();
        var misses = new LinkedHashMap<String, Choice.None>();
        settledIn(group, friend).forEach(pinned -> ties.add(resume(pinned, friend, rules)));
        for (Trigger trigger : triggersOf(friend)) {
            if (!ties.isEmpty() && !ties.getLast().lapsedBefore(trigger.at())) {
                continue;
            }
            switch (Choice.at(trigger, friend, group, rules)) {
                case Choice.Chosen chosen when trigger.isSignUp() && bindsAtGoal(chosen) -> {}
                case Choice.Chosen chosen -> ties.add(tie(trigger, chosen, friend, rules));
                case Choice.None none -> misses.put(trigger.key(), none);
            }
        }
        if (ties.isEmpty()) {
            brokenSince(group, friend, rules).forEach(ties::add);
        }
        return new Attribution(friend, group, List.copyOf(ties), misses);
    }

    /** Ties that stood, and would not come about today: a merge has shown what nobody knew then. */
    private static Stream<Tie> brokenSince(String group, Friend friend, Rules rules) {
        return friend.referrals().stream()
                .filter(pinned -> pinned.referral().exclusiveGroup().equals(group))
                .filter(pinned -> pinned.referral().state().isLive() && !pinned.isSettled())
                .map(pinned -> resume(pinned, friend, rules))
                .filter(tie -> tie.broken().isPresent());
    }

    private static boolean bindsAtGoal(Choice.Chosen chosen) {
        return chosen.version().terms().attribution().bindAt() == BindAt.GOAL;
    }

    private static List<Pinned> settledIn(String group, Friend friend) {
        return friend.referrals().stream()
                .filter(pinned -> pinned.referral().exclusiveGroup().equals(group) && pinned.isSettled())
                .toList();
    }

    private static List<Trigger> triggersOf(Friend friend) {
        var done = friend.happenings().stream()
                .filter(happening -> happening.trust() == Trust.TRUSTED)
                .map(Happening::asTrigger);
        return Stream.concat(friend.signUps().stream(), done)
                .sorted(Trigger.IN_ORDER)
                .toList();
    }

    /** A new tie, or the stored referral that says the same: its version and its moment of binding are final. */
    private static Tie tie(Trigger trigger, Choice.Chosen chosen, Friend friend, Rules rules) {
        Optional<Pinned> known = friend.referrals().stream()
                .filter(pinned -> pinned.isSame(chosen.touch(), trigger))
                .findFirst();
        if (known.isPresent()) {
            Tie resumed = resume(known.get(), friend, rules);
            return resumed.broken().isPresent() ? resumed : withChecks(resumed, chosen.checks());
        }
        Instant deadline = deadline(chosen.version(), trigger.at(), rules);
        var progress = new Goals(friend, trigger, chosen.version(), rules, false).progress();
        return new Tie(
                trigger, chosen.touch(), chosen.version(), chosen.checks(), deadline, Optional.empty(), progress);
    }

    private static Tie withChecks(Tie tie, List<Check> checks) {
        return new Tie(tie.trigger(), tie.touch(), tie.version(), checks, tie.deadline(), tie.broken(), tie.progress());
    }

    /** Takes up a stored referral; until it is settled, what a merge has shown since may break it. */
    private static Tie resume(Pinned pinned, Friend friend, Rules rules) {
        var checks = new ArrayList<Check>();
        Evidence touch = pinned.touch();
        checks.add(Check.pass(
                EVIDENCE,
                "sticky",
                "method",
                touch.method().code(),
                "bound_at",
                pinned.referral().boundAt()));
        if (!pinned.isSettled()) {
            LateTouch.check(touch, friend, pinned.version().terms()).ifPresent(checks::add);
            checks.add(Check.that(
                    !Eligibility.isFriend(pinned.advocate(), friend), PERSONS, "self", Reason.SELF_REFERRAL));
            checks.add(Eligibility.newCustomer(
                    friend, pinned.version().terms(), pinned.referral().touchedAt(), rules.zone()));
        }
        Optional<Reason> broken =
                checks.stream().flatMap(check -> check.reason().stream()).findFirst();
        var progress = new Goals(friend, pinned.trigger(), pinned.version(), rules, pinned.isSettled()).progress();
        return new Tie(
                pinned.trigger(),
                touch,
                pinned.version(),
                List.copyOf(checks),
                pinned.referral().deadline(),
                broken,
                progress);
    }

    private static Instant deadline(ProgramVersion version, Instant boundAt, Rules rules) {
        return version.terms().conversion().within().after(boundAt, rules.zone());
    }

    /** How one thing the friend did was looked at, from the evidence to the goal. */
    List<Check> explain(String key) {
        var miss = misses.get(key);
        if (miss != null) {
            return miss.checks();
        }
        var explained = new ArrayList<Check>();
        for (Tie tie : ties.stream().filter(tie -> !hadLapsed(tie, key)).toList()) {
            List<Check> goals = tie.progress().checks().getOrDefault(key, List.of());
            if (!goals.isEmpty()
                    || tie.trigger().key().equals(key)
                    || tie.broken().isPresent()) {
                explained.addAll(tie.checks());
                explained.add(Check.pass(
                        VERSION,
                        "pinned",
                        "program",
                        tie.version().programKey(),
                        "version",
                        tie.version().number()));
                explained.addAll(goals);
            }
        }
        return explained;
    }

    /** Another tie answers for what came after this one had ended. */
    private boolean hadLapsed(Tie tie, String key) {
        return !tie.equals(ties.getLast())
                && friend.happenings().stream()
                        .filter(happening -> happening.key().equals(key))
                        .anyMatch(happening -> tie.lapsedBefore(happening.at()));
    }
}
