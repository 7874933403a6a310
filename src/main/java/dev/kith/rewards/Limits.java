package dev.kith.rewards;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.kith.kernel.Money;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import dev.kith.people.Person;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        List<Grant> asking =
                grants.stream().filter(grant -> takesRoom(grant, before)).toList();
        Map<LimitKey, LimitUses.Used> counted = count(asking, look);
        var uses = new ArrayList<LimitUses.Use>();
        var limited = new ArrayList<Grant>();
        for (Grant grant : grants) {
            Optional<Reward> known = Optional.ofNullable(before.get(grant.key()));
            limited.add(
                    takesRoom(grant, before)
                            ? fit(grant, known, new Counting(look, counted, uses))
                            : keep(grant, known));
        }
        store.add(uses);
        return limited;
    }

    /** What these grants have taken before is left out: they ask for all of their room anew. */
    private Map<LimitKey, LimitUses.Used> count(List<Grant> asking, Look look) {
        Map<LimitKey, Room> rooms = asking.stream()
                .flatMap(grant -> limitsOn(grant, look).stream())
                .flatMap(Room::underEveryName)
                .collect(toMap(Room::key, room -> room, (one, _) -> one, TreeMap::new));
        var counted = new HashMap<LimitKey, LimitUses.Used>();
        if (!rooms.isEmpty()) {
            store.lock(rooms.keySet());
            counted.putAll(
                    store.used(rooms.values(), asking.stream().map(Grant::key).toList()));
        }
        return counted;
    }

    /** What was called off, or not used in time, makes room again, unless it was cheated for; the rest takes what it is worth. */
    void follow(List<Settled> changed) {
        store.giveBack(changed.stream()
                .map(Settled::after)
                .filter(Limits::makesRoom)
                .map(Reward::grantKey)
                .toList());
        store.amend(changed.stream()
                .filter(done -> done.before().revision() > 0 && !makesRoom(done.after()))
                .collect(toMap(done -> done.grant().key(), Limits::inTheProgramsCurrency)));
    }

    /** Worth is limited in the program's currency only. */
    private static long inTheProgramsCurrency(Settled done) {
        Money amount = done.after().amount();
        Unit currency = done.grant().verdict().standing().version().terms().currency();
        return amount.unit().equals(currency) ? amount.minor() : 0;
    }

    private static boolean makesRoom(Reward reward) {
        boolean cheated = reward.reason()
                .filter(reason -> reason == Reason.SELF_REFERRAL || reason == Reason.RISK_REJECTED)
                .isPresent();
        return switch (reward.state()) {
            case CANCELLED, REVERSED -> !cheated;
            case EXPIRED -> true;
            case OFFERED, PENDING, HELD, AVAILABLE, ISSUED, REDEEMED, REFUSED -> false;
        };
    }

    private static boolean takesRoom(Grant grant, Map<String, Reward> before) {
        boolean wanted = switch (grant.target()) {
            case Grant.Target.Offered _, Grant.Target.Pending _, Grant.Target.Available _ -> true;
            case Grant.Target.Used _, Grant.Target.Lapsed _, Grant.Target.Refused _, Grant.Target.Nothing _ -> false;
        };
        return wanted
                && Optional.ofNullable(before.get(grant.key()))
                        .map(reward -> reward.state().isOver() ? !ranIntoALimit(reward) : grows(grant, reward))
                        .orElse(true);
    }

    /** What is worth more than before needs more room; what was trimmed does not grow back. */
    private static boolean grows(Grant grant, Reward reward) {
        boolean sameUnit = grant.amount().unit().equals(reward.amount().unit());
        return switch (reward.state()) {
            case PENDING, HELD -> !sameUnit || isMore(grant, reward);
            case AVAILABLE, ISSUED -> sameUnit && isMore(grant, reward);
            case OFFERED, REDEEMED, EXPIRED, REFUSED, CANCELLED, REVERSED -> false;
        };
    }

    private static boolean isMore(Grant grant, Reward reward) {
        return !trims(grant) && grant.amount().compareTo(reward.amount()) > 0;
    }

    private static boolean trims(Grant grant) {
        return grant.verdict().standing().version().terms().caps().stream()
                .anyMatch(cap -> cap.over() == Cap.Over.TRIM);
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
            Reason reason = reward.reason().orElseThrow();
            var steps = new ArrayList<>(grant.steps());
            steps.add(Check.fail(
                    Check.Stage.LIMITS,
                    reason == Reason.BUDGET_REACHED ? "budget" : "cap",
                    reason,
                    "at",
                    reward.earnedAt()));
            return grant.with(grant.amount(), new Grant.Target.Refused(reason), steps);
        }
        return trims(grant)
                        && grant.amount().unit().equals(reward.amount().unit())
                        && grant.amount().compareTo(reward.amount()) > 0
                ? grant.with(reward.amount(), grant.target(), grant.steps())
                : grant;
    }

    /**
     * One limit that a grant runs into.
     *
     * @param under where its uses stand: one key for each name of somebody who was several before
     * @param since from when on uses count
     */
    record Room(LimitKey key, Set<LimitKey> under, Cap cap, Instant since) {

        Stream<Room> underEveryName() {
            return under.stream().map(name -> new Room(name, Set.of(), cap, since));
        }
    }

    private static List<Room> limitsOn(Grant grant, Look look) {
        var rooms = new ArrayList<Room>();
        for (Cap cap : capsOf(grant.verdict().standing().version().terms())) {
            if (cap.side().map(side -> side == grant.side()).orElse(true) && counts(cap, grant)) {
                ProgramId program = grant.verdict().referral().program();
                Person person = personOf(cap, grant);
                Set<LimitKey> under = Stream.concat(
                                Stream.of(person.id()), person.roots().stream().map(root -> new PersonId(root.value())))
                        .map(name -> keyOf(cap, program, name))
                        .collect(toSet());
                rooms.add(new Room(keyOf(cap, program, person.id()), under, cap, since(cap.period(), look)));
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

    private static Person personOf(Cap cap, Grant grant) {
        Person advocate = grant.verdict().standing().advocate().known();
        Person friend = grant.verdict().friend().known();
        return switch (cap.per()) {
            case ADVOCATE -> advocate;
            case FRIEND -> friend;
            case PERSON, HOUSEHOLD, PROGRAM, WORKSPACE -> grant.side() == Side.FRIEND ? friend : advocate;
        };
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

    /** What is used up so far in this look, and what is being used. */
    private record Counting(Look look, Map<LimitKey, LimitUses.Used> counted, List<LimitUses.Use> uses) {

        LimitUses.Used in(Room room) {
            return room.under().stream()
                    .map(key -> counted.getOrDefault(key, LimitUses.Used.NOTHING))
                    .reduce(LimitUses.Used.NOTHING, LimitUses.Used::plus);
        }

        void use(Room room, Grant grant, long minor) {
            counted.merge(room.key(), new LimitUses.Used(1, minor), LimitUses.Used::plus);
            uses.add(new LimitUses.Use(room.key(), grant.key(), look.now(), minor));
        }
    }

    private static Grant fit(Grant grant, Optional<Reward> known, Counting counting) {
        List<Room> rooms = limitsOn(grant, counting.look());
        Optional<Money> stands = known.filter(reward -> !reward.state().isOver())
                .map(Reward::amount)
                .filter(amount -> amount.unit().equals(grant.amount().unit()));
        var steps = new ArrayList<>(grant.steps());
        var refusals = new ArrayList<Reason>();
        long fits = grant.amount().minor();
        for (Room room : rooms) {
            LimitUses.Used used = counting.in(room);
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
            steps.add(check(room, used, refused, stands.isPresent()));
        }
        if (!refusals.isEmpty()) {
            return stands.map(amount -> grant.with(amount, grant.target(), steps))
                    .orElseGet(() -> grant.with(grant.amount(), new Grant.Target.Refused(refusals.getFirst()), steps));
        }
        for (Room room : rooms) {
            counting.use(room, grant, fits);
        }
        return grant.with(new Money(fits, grant.amount().unit()), grant.target(), steps);
    }

    /** What stands already stays without growing: that is noted, and no reason for a refusal. */
    private static Check check(Room room, LimitUses.Used used, boolean refused, boolean stands) {
        boolean budget = room.cap().key().equals(Budget.KEY);
        Object[] inputs = {
            "cap",
            room.cap().key(),
            "used",
            used(room.cap(), used),
            "limit",
            limitText(room.cap()),
            "since",
            room.since()
        };
        String code = budget ? "budget" : "cap";
        return refused && stands
                ? Check.warns(Check.Stage.LIMITS, code, inputs)
                : Check.that(
                        !refused,
                        Check.Stage.LIMITS,
                        code,
                        budget ? Reason.BUDGET_REACHED : Reason.CAP_REACHED,
                        inputs);
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
