package dev.kith.referrals;

import static dev.kith.referrals.Check.Stage.EVIDENCE;
import static java.util.Comparator.comparing;

import dev.kith.programs.AttributionTerms;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which piece of evidence ties a friend to an advocate at one moment. A typed code beats any link; among links the last
 * eligible one wins, or the first where the terms say so; what is not eligible never stands in the way of what is.
 */
sealed interface Choice {

    List<Check> checks();

    /** This evidence binds. */
    record Chosen(Evidence touch, ProgramVersion version, List<Check> checks) implements Choice {}

    /** Nothing binds; the reason is that of the strongest evidence there was. */
    record None(Reason reason, List<Check> checks) implements Choice {}

    Comparator<Evidence> LATEST = comparing(Evidence::at).thenComparingLong(Evidence::position);
    Comparator<Evidence> STRONGEST = comparing(Evidence::method).thenComparing(LATEST.reversed());

    /** Judges all evidence of one exclusive group that was there at the trigger's moment. */
    static Choice at(Trigger trigger, Friend friend, String group, Rules rules) {
        var checks = new ArrayList<Check>();
        var eligible = new ArrayList<Evidence>();
        Optional<Reason> strongestRefusal = Optional.empty();
        for (Evidence evidence : poolOf(trigger, friend, group)) {
            List<Check> judged = new Eligibility(trigger, friend, rules).judge(evidence);
            checks.addAll(judged);
            Optional<Reason> refusal =
                    judged.stream().flatMap(check -> check.reason().stream()).findFirst();
            if (refusal.isEmpty()) {
                eligible.add(evidence);
            } else if (strongestRefusal.isEmpty()) {
                strongestRefusal = refusal;
            }
        }
        if (eligible.isEmpty()) {
            if (checks.isEmpty()) {
                Check nothing = friend.nothingFor(trigger.key());
                return new None(nothing.reason().orElse(Reason.NO_EVIDENCE), List.of(nothing));
            }
            return new None(strongestRefusal.orElse(Reason.NO_EVIDENCE), List.copyOf(checks));
        }
        Evidence touch = pick(eligible);
        checks.add(Check.pass(
                EVIDENCE, "chosen", "method", touch.method().code(), "code", touch.code(), "touched_at", touch.at()));
        return new Chosen(touch, touch.version().orElseThrow(), List.copyOf(checks));
    }

    private static List<Evidence> poolOf(Trigger trigger, Friend friend, String group) {
        return friend.evidence().stream()
                .filter(evidence -> evidence.method().group() != Method.Group.WEAK)
                .filter(evidence -> evidence.cameWith(trigger) || !evidence.at().isAfter(trigger.at()))
                .filter(evidence -> evidence.version()
                        .map(version -> belongs(version.terms(), trigger, group))
                        .orElse(true))
                .sorted(STRONGEST)
                .toList();
    }

    /** A sign-up concerns every program; anything else only the programs that have it for a goal. */
    private static boolean belongs(Terms terms, Trigger trigger, String group) {
        return terms.attribution().exclusiveGroup().equals(group)
                && (trigger.isSignUp()
                        || terms.goals().stream().anyMatch(goal -> goal.event().equals(trigger.event())));
    }

    private static Evidence pick(List<Evidence> eligible) {
        Method.Group first = eligible.getFirst().method().group();
        List<Evidence> best = eligible.stream()
                .filter(evidence -> evidence.method().group() == first)
                .toList();
        if (first != Method.Group.LINK) {
            return best.stream().min(STRONGEST.thenComparing(PRIORITY)).orElseThrow();
        }
        boolean lastWins = best.stream()
                .max(LATEST)
                .flatMap(Evidence::version)
                .map(version -> version.terms().attribution().touch() == AttributionTerms.Touch.LAST)
                .orElse(true);
        Comparator<Evidence> order = lastWins ? LATEST.reversed() : LATEST;
        return best.stream().min(order.thenComparing(PRIORITY)).orElseThrow();
    }

    /** Between programs: the higher priority, then the smaller key. */
    Comparator<Evidence> PRIORITY = comparing((Evidence evidence) ->
                    -evidence.version().orElseThrow().terms().attribution().priority())
            .thenComparing(evidence -> evidence.version().orElseThrow().programKey());
}
