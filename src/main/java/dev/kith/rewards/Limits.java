package dev.kith.rewards;

import static java.util.stream.Collectors.toMap;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import dev.kith.people.PersonId;
import dev.kith.programs.Budget;
import dev.kith.programs.Cap;
import dev.kith.programs.Period;
import dev.kith.programs.ProgramId;
import dev.kith.programs.Side;
import dev.kith.programs.Terms;
import dev.kith.referrals.Check;
import dev.kith.referrals.Look;
import dev.kith.referrals.Reason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Keeps caps and budgets, whoever grants at the same moment: the counters concerned are locked, in the order of their
 * keys, before anything is counted, and what is used is written in the same transaction.
 */
@Component
final class Limits {

    private final LimitUses store;

    Limits(LimitUses store) {
        this.store = store;
    }

    /** The same grants, those trimmed or refused for which there is no room. */
    List<Grant> apply(List<Grant> grants, Map<String, Reward> before, Look look) {
        var asking = grants.stream()
                .filter(grant -> takesRoom(grant, before))
                .flatMap(grant -> limitsOn(grant, look).stream())
                .collect(toMap(Room::key, room -> room, (one, _) -> one, TreeMap::new));
        var counted = new HashMap<LimitKey, LimitUses.Used>();
        if (!asking.isEmpty()) {
            store.lock(asking.keySet());
            counted.putAll(store.used(asking.values()));
        }
        var uses = new ArrayList<LimitUses.Use>();
        var limited = new ArrayList<Grant>();
        for (Grant grant : grants) {
            limited.add(
                    takesRoom(grant, before)
                            ? fit(grant, limitsOn(grant, look), counted, uses, look)
                            : keep(grant, Optional.ofNullable(before.get(grant.key()))));
        }
        store.add(uses);
        return limited;
    }

    /** What was called off makes room again, unless it was cheated for. */
    void giveBack(List<Reward> ended) {
        store.giveBack(ended.stream()
                .filter(reward -> reward.state() == Reward.State.CANCELLED || reward.state() == Reward.State.REVERSED)
                .filter(reward -> reward.reason()
                        .filter(reason -> reason == Reason.SELF_REFERRAL || reason == Reason.RISK_REJECTED)
                        .isEmpty())
                .map(Reward::grantKey)
                .toList());
    }

    private static boolean takesRoom(Grant grant, Map<String, Reward> before) {
        boolean wanted = switch (grant.target()) {
            case Grant.Target.Offered _, Grant.Target.Pending _, Grant.Target.Available _ -> true;
            case Grant.Target.Used _, Grant.Target.Lapsed _, Grant.Target.Refused _, Grant.Target.Nothing _ -> false;
        };
        return wanted
                && Optional.ofNullable(before.get(grant.key()))
                        .map(reward -> reward.state().isOver() && !ranIntoALimit(reward))
                        .orElse(true);
    }

    private static boolean ranIntoALimit(Reward reward) {
        return reward.state() == Reward.State.REFUSED
                && reward.reason()
                        .filter(reason -> reason == Reason.CAP_REACHED || reason == Reason.BUDGET_REACHED)
                        .isPresent();
    }

    /** Room that came free later revives nothing by itself, and what was trimmed does not grow back. */
    private static Grant keep(Grant grant, Optional<Reward> before) {
        if (before.isEmpty()) {
            return grant;
        }
        Reward reward = before.get();
        if (ranIntoALimit(reward)) {
            return grant.with(
                    grant.amount(), new Grant.Target.Refused(reward.reason().orElseThrow()), grant.steps());
        }
        boolean trimmed = grant.verdict().standing().version().terms().caps().stream()
                .anyMatch(cap -> cap.over() == Cap.Over.TRIM);
        return trimmed
                        && grant.amount().unit().equals(reward.amount().unit())
                        && grant.amount().compareTo(reward.amount()) > 0
                ? grant.with(reward.amount(), grant.target(), grant.steps())
                : grant;
    }

    /** One limit that a grant runs into, and since when its uses count. */
    record Room(LimitKey key, Cap cap, Instant since) {}

    private static List<Room> limitsOn(Grant grant, Look look) {
        var rooms = new ArrayList<Room>();
        for (Cap cap : capsOf(grant.verdict().standing().version().terms())) {
            if (cap.side().map(side -> side == grant.side()).orElse(true) && counts(cap, grant)) {
                rooms.add(new Room(keyOf(cap, grant), cap, since(cap.period(), look)));
            }
        }
        return rooms;
    }

    /** The caps, and the budget as the last of them. */
    static List<Cap> capsOf(Terms terms) {
        var caps = new ArrayList<>(terms.caps());
        terms.budget().map(Limits::asCap).ifPresent(caps::add);
        return caps;
    }

    private static boolean counts(Cap cap, Grant grant) {
        return switch (cap.limit()) {
            case Cap.Limit.Times _ -> true;
            case Cap.Limit.Worth(var most) -> most.unit().equals(grant.amount().unit());
        };
    }

    /** The budget is a cap like any other, counted over the whole program. */
    private static Cap asCap(Budget budget) {
        return new Cap(
                Budget.KEY,
                Cap.Per.PROGRAM,
                Optional.empty(),
                new Cap.Limit.Worth(budget.hardLimit()),
                budget.period(),
                Cap.Over.REJECT);
    }

    private static LimitKey keyOf(Cap cap, Grant grant) {
        PersonId person = switch (cap.per()) {
            case ADVOCATE -> grant.verdict().standing().advocate().person();
            case FRIEND -> grant.verdict().friend().person();
            case PERSON, HOUSEHOLD, PROGRAM, WORKSPACE -> memberPerson(grant);
        };
        return keyOf(cap, grant.verdict().referral().program(), person);
    }

    /** Whose uses are counted together with those of that person. */
    static LimitKey keyOf(Cap cap, ProgramId program, PersonId person) {
        String subject = switch (cap.per()) {
            case ADVOCATE -> "advocate:" + person.value();
            case FRIEND -> "friend:" + person.value();
            case PERSON, HOUSEHOLD -> "person:" + person.value();
            case PROGRAM, WORKSPACE -> "program";
        };
        return new LimitKey(program, cap.key(), subject);
    }

    private static PersonId memberPerson(Grant grant) {
        return grant.side() == Side.FRIEND
                ? grant.verdict().friend().person()
                : grant.verdict().standing().advocate().person();
    }

    private static Grant fit(
            Grant grant, List<Room> rooms, Map<LimitKey, LimitUses.Used> counted, List<LimitUses.Use> uses, Look look) {
        var steps = new ArrayList<>(grant.steps());
        var refusals = new ArrayList<Reason>();
        long fits = grant.amount().minor();
        for (Room room : rooms) {
            LimitUses.Used used = counted.getOrDefault(room.key(), LimitUses.Used.NOTHING);
            long left = left(room.cap(), used, grant.amount());
            boolean enough = left
                    >= (room.cap().limit() instanceof Cap.Limit.Times
                            ? 1
                            : grant.amount().minor());
            Reason reason = room.cap().key().equals(Budget.KEY) ? Reason.BUDGET_REACHED : Reason.CAP_REACHED;
            boolean trims = room.cap().over() == Cap.Over.TRIM && room.cap().limit() instanceof Cap.Limit.Worth;
            boolean refused = !enough && (!trims || left <= 0);
            if (refused) {
                refusals.add(reason);
            } else if (!enough) {
                fits = Math.min(fits, left);
            }
            steps.add(Check.that(
                    !refused,
                    Check.Stage.LIMITS,
                    room.cap().key().equals(Budget.KEY) ? "budget" : "cap",
                    reason,
                    "cap",
                    room.cap().key(),
                    "used",
                    used(room.cap(), used),
                    "limit",
                    limitText(room.cap()),
                    "since",
                    room.since()));
        }
        if (!refusals.isEmpty()) {
            return grant.with(grant.amount(), new Grant.Target.Refused(refusals.getFirst()), steps);
        }
        var amount = new Money(fits, grant.amount().unit());
        for (Room room : rooms) {
            counted.merge(room.key(), new LimitUses.Used(1, fits), LimitUses.Used::plus);
            uses.add(new LimitUses.Use(room.key(), grant.key(), look.now(), fits));
        }
        return grant.with(amount, grant.target(), steps);
    }

    private static long left(Cap cap, LimitUses.Used used, Money amount) {
        return switch (cap.limit()) {
            case Cap.Limit.Times(var most) -> most - used.times();
            case Cap.Limit.Worth(var most) -> most.minorIn(amount.unit()) - used.minor();
        };
    }

    /** In what the limit counts: times, or money. */
    private static String used(Cap cap, LimitUses.Used used) {
        return switch (cap.limit()) {
            case Cap.Limit.Times _ -> String.valueOf(used.times());
            case Cap.Limit.Worth(var most) -> new Money(used.minor(), most.unit()).toString();
        };
    }

    private static String limitText(Cap cap) {
        return switch (cap.limit()) {
            case Cap.Limit.Times(var most) -> String.valueOf(most);
            case Cap.Limit.Worth(var most) -> most.toString();
        };
    }

    /** The first instant whose uses count. */
    private static Instant since(Period period, Look look) {
        return switch (period) {
            case Period.Lifetime() -> Instant.EPOCH;
            case Period.Rolling(var span) -> back(span, look);
            case Period.Calendar(var step) -> startOf(step, look.now(), look.zone());
        };
    }

    /** Rolling windows count what is younger than the period, so a use exactly that old is free again. */
    private static Instant back(Span span, Look look) {
        Instant later = span.after(look.now(), look.zone());
        return look.now().minus(Duration.between(look.now(), later)).plusNanos(1_000);
    }

    private static Instant startOf(Period.Step step, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = switch (step) {
            case DAY -> today;
            case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> today.withDayOfMonth(1);
            case QUARTER -> today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
            case YEAR -> today.withDayOfYear(1);
        };
        return first.atStartOfDay(zone).toInstant();
    }
}
