package dev.kith.referrals;

import static dev.kith.referrals.Check.Stage.FACT;
import static dev.kith.referrals.Check.Stage.GOAL;

import dev.kith.journeys.Order;
import dev.kith.journeys.Refund;
import dev.kith.kernel.Money;
import dev.kith.people.Trust;
import dev.kith.programs.Conditions.About;
import dev.kith.programs.Goal;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks at what a bound friend did and says what of it counts for which goal. */
final class Goals {

    private final Friend friend;
    private final Trigger bound;
    private final ProgramVersion version;
    private final Rules rules;
    private final boolean settled;
    private final Map<String, List<Check>> checks = new LinkedHashMap<>();

    /** @param settled what came before the bond was looked at while that could still change something */
    Goals(Friend friend, Trigger bound, ProgramVersion version, Rules rules, boolean settled) {
        this.friend = friend;
        this.bound = bound;
        this.version = version;
        this.rules = rules;
        this.settled = settled;
    }

    Progress progress() {
        var occurrences = new ArrayList<Occurrence>();
        Optional<Occurrence> conversion = Optional.empty();
        for (Goal goal : version.terms().goals()) {
            List<Occurrence> counted = occurrencesOf(goal);
            occurrences.addAll(counted);
            if (goal.conversion()) {
                conversion = counted.stream()
                        .filter(Occurrence::stands)
                        .findFirst()
                        .or(() -> counted.stream().findFirst());
            }
        }
        return new Progress(List.copyOf(occurrences), conversion, checks);
    }

    private List<Occurrence> occurrencesOf(Goal goal) {
        var counted = new ArrayList<Occurrence>();
        int number = 0;
        for (Happening happening : friend.happenings()) {
            if (!happening.event().equals(goal.event())) {
                continue;
            }
            List<Check> judged = checks.computeIfAbsent(happening.key(), _ -> new ArrayList<>());
            boolean qualifies = judge(goal, happening, judged);
            boolean sinceBind = !happening.at().isBefore(bound.at());
            if (!qualifies || !sinceBind && !countsFromBefore(goal, happening)) {
                continue;
            }
            number = replacesLost(goal, counted) ? number : number + 1;
            Optional<String> key = occurrenceKey(goal, number, happening);
            judged.add(Check.that(
                    key.isPresent() && sinceBind,
                    GOAL,
                    "occurrence",
                    Reason.OCCURRENCE_NOT_COUNTED,
                    "goal",
                    goal.key(),
                    "number",
                    number,
                    "counts",
                    goal.occurrence().take().code()));
            if (key.isPresent() && sinceBind) {
                counted.removeIf(earlier -> earlier.key().equals(key.get()));
                counted.add(occurrence(goal, key.get(), happening));
            }
        }
        return counted;
    }

    /** An order that was called off or wholly sent back is no first one, and no later order comes after it. */
    private boolean countsFromBefore(Goal goal, Happening happening) {
        return !settled
                && goal.occurrence().count() == Goal.Count.LIFETIME
                && happening.endedAt().isEmpty();
    }

    /** An order that was called off within its hold makes room: the next one takes its place under the same key. */
    private static boolean replacesLost(Goal goal, List<Occurrence> counted) {
        return goal.occurrence().take() == Goal.Take.FIRST
                && !counted.isEmpty()
                && counted.getLast().lostInHold();
    }

    private boolean judge(Goal goal, Happening happening, List<Check> judged) {
        int before = judged.size();
        judged.add(Check.that(
                happening.trust() == Trust.TRUSTED,
                FACT,
                "trusted_source",
                Reason.UNTRUSTED_SOURCE,
                "trust",
                happening.trust().name().toLowerCase(Locale.ROOT)));
        Instant deadline = goal.within().after(bound.at(), rules.zone());
        judged.add(Check.that(
                !happening.at().isAfter(deadline),
                GOAL,
                "within",
                Reason.GOAL_TOO_LATE,
                "deadline",
                deadline,
                "at",
                happening.at()));
        version.terms()
                .active()
                .friendUntil()
                .ifPresent(until -> judged.add(Check.that(
                        !happening.at().isAfter(until), GOAL, "friend_until", Reason.GOAL_TOO_LATE, "until", until)));
        judged.add(condition(goal, happening));
        happening.order().ifPresent(order -> judged.addAll(amounts(goal, order)));
        return judged.subList(before, judged.size()).stream().noneMatch(Check::failed);
    }

    private Check condition(Goal goal, Happening happening) {
        return Check.that(
                rules.hold(goal.when(), About.GOAL, () -> Profiles.of(friend, happening)),
                GOAL,
                "condition",
                Reason.CONDITION_NOT_MET,
                "goal",
                goal.key(),
                "condition",
                goal.when().text());
    }

    private List<Check> amounts(Goal goal, Order order) {
        var judged = new ArrayList<Check>();
        Money base = baseOf(goal).of(order);
        boolean covered = goal.minOrder().isEmpty() || goal.minOrder().covers(base.unit());
        judged.add(Check.that(
                covered,
                GOAL,
                "currency",
                Reason.CURRENCY_NOT_COVERED,
                "currency",
                base.unit().code()));
        goal.minOrder()
                .in(base.unit())
                .ifPresent(minimum -> judged.add(Check.that(
                        base.compareTo(minimum) >= 0,
                        GOAL,
                        "minimum",
                        Reason.ORDER_BELOW_MINIMUM,
                        "base",
                        base,
                        "min",
                        minimum)));
        goal.maxOrder()
                .in(base.unit())
                .ifPresent(maximum -> judged.add(Check.that(
                        base.compareTo(maximum) <= 0,
                        GOAL,
                        "maximum",
                        Reason.ORDER_ABOVE_MAXIMUM,
                        "base",
                        base,
                        "max",
                        maximum)));
        return judged;
    }

    /** The key of the numbered happening, if happenings of that number pay. */
    private static Optional<String> occurrenceKey(Goal goal, int number, Happening happening) {
        return switch (goal.occurrence().take()) {
            case FIRST -> number == 1 ? Optional.of("first") : Optional.empty();
            case EVERY -> Optional.of(happening.occurrenceKey());
            case NTH, EVERY_NTH -> Optional.empty();
        };
    }

    private GoalBase baseOf(Goal goal) {
        return new GoalBase(goal, version.terms().refunds(), rules.zone());
    }

    private Occurrence occurrence(Goal goal, String key, Happening happening) {
        Terms terms = version.terms();
        Instant advocateHold = terms.holds().advocate().after(happening.at(), rules.zone());
        Instant friendHold = terms.holds().friend().after(happening.at(), rules.zone());
        Instant longest = advocateHold.isAfter(friendHold) ? advocateHold : friendHold;
        Optional<Kept> kept = happening.order().map(order -> kept(goal, order, longest));
        return new Occurrence(
                goal.key(),
                key,
                happening.key(),
                happening.at(),
                happening.order().map(baseOf(goal)::of),
                kept.map(Kept::base),
                kept.flatMap(Kept::loss),
                advocateHold,
                friendHold,
                happening);
    }

    private record Kept(Money base, Optional<Occurrence.Loss> loss) {}

    /** What refunds left of the base, ignoring those that came too late to change anything. */
    private Kept kept(Goal goal, Order order, Instant holdEnds) {
        GoalBase base = baseOf(goal);
        if (order.state() == Order.State.CANCELLED) {
            var nothing = Money.zero(order.net().unit());
            Instant at = order.cancelledAt().orElse(order.at());
            return new Kept(nothing, Optional.of(new Occurrence.Loss(Reason.ORDER_CANCELLED, at)));
        }
        List<Refund> refunds = base.counting(order, holdEnds);
        return new Kept(base.after(refunds, order), loss(goal, order, refunds));
    }

    /** With the first refund that leaves too little it is lost; what follows does not make that any later. */
    private Optional<Occurrence.Loss> loss(Goal goal, Order order, List<Refund> refunds) {
        for (int many = 1; many <= refunds.size(); many++) {
            Money left = baseOf(goal).after(refunds.subList(0, many), order);
            boolean tooLittle = goal.minOrder()
                    .in(left.unit())
                    .filter(minimum -> left.compareTo(minimum) < 0)
                    .isPresent();
            if (tooLittle || !left.isPositive()) {
                Refund last = refunds.get(many - 1);
                Reason reason = last.dispute() ? Reason.ORDER_CHARGED_BACK : Reason.ORDER_REFUNDED;
                return Optional.of(new Occurrence.Loss(reason, last.at()));
            }
        }
        return Optional.empty();
    }
}
