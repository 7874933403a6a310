package dev.kith.rewards;

import static dev.kith.referrals.Cast.ORDERED;
import static dev.kith.referrals.Cast.ROME;
import static dev.kith.referrals.Cast.SPRING;
import static dev.kith.referrals.Cast.order;
import static dev.kith.referrals.Cast.terms;
import static dev.kith.referrals.Cast.version;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.journeys.Order;
import dev.kith.journeys.Refund;
import dev.kith.kernel.Money;
import dev.kith.kernel.Rate;
import dev.kith.kernel.Unit;
import dev.kith.ledger.Account;
import dev.kith.ledger.Entry;
import dev.kith.ledger.Journal;
import dev.kith.programs.Amounts;
import dev.kith.programs.AttributionTerms.BindAt;
import dev.kith.programs.AttributionTerms.Touch;
import dev.kith.programs.Conditions;
import dev.kith.programs.ProgramVersion;
import dev.kith.programs.RewardSpec;
import dev.kith.programs.Rule;
import dev.kith.programs.Terms;
import dev.kith.programs.Value;
import dev.kith.referrals.FriendsJudged;
import dev.kith.referrals.Look;
import dev.kith.referrals.Verdicts;
import dev.kith.testkit.Law;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever becomes of the orders behind them, the balances of the book come to what the rewards say they are. */
class TheBookSaysWhatTheRewardsSayTest {

    private static final Value TENTH = new Value.Percent(Rate.of("0.10"), Amounts.NONE, Amounts.NONE);
    private static final ProgramVersion AFFILIATE = version("partners", terms(TENTH, Touch.LAST, BindAt.IDENTIFY));
    private static final ProgramVersion CODES = version("codes", asCodes(terms(TENTH, Touch.LAST, BindAt.IDENTIFY)));

    private final Map<String, Reward> rewards = new HashMap<>();
    private final List<Journal> book = new ArrayList<>();

    @Test
    void whateverBecomesOfTheOrders() {
        Law.holds(random -> {
            rewards.clear();
            book.clear();
            ProgramVersion version = List.of(SPRING, AFFILIATE, CODES).get(random.nextInt(3));
            var orders = new TreeMap<String, Order>();
            var story = new ArrayList<String>();
            Instant now = ORDERED;
            for (int step = 0; step < 8; step++) {
                now = now.plus(Duration.ofHours(1 + random.nextInt(24 * 8)));
                story.add(something(random, now, orders));
                look(version, now, orders.values().toArray(Order[]::new));
                assertThat(inTheBook()).as("%s", story).isEqualTo(inTheRewards());
                assertThat(belowZero()).as("%s", story).isEmpty();
            }
        });
    }

    private static String something(RandomGenerator random, Instant now, Map<String, Order> orders) {
        String id = "o-" + random.nextInt(2);
        Order known = orders.get(id);
        if (known == null) {
            Instant at = random.nextInt(4) == 0 ? ORDERED.plusSeconds(random.nextInt(100)) : now;
            orders.put(id, order(id, at, amount(random)));
            return "buys " + orders.get(id).net() + " as " + id + " at " + at;
        }
        return switch (random.nextInt(5)) {
            case 0 -> {
                orders.put(id, order(id, known.at(), amount(random)));
                yield id + " is changed to " + orders.get(id).net();
            }
            case 1 -> {
                orders.put(id, with(known, Order.State.CANCELLED, known.refunds(), now));
                yield id + " is cancelled";
            }
            case 2, 3 -> {
                orders.put(id, refunded(random, known, now));
                yield orders.get(id).refunds() + " of " + id + " is refunded";
            }
            default -> "nothing until " + now;
        };
    }

    private static Order refunded(RandomGenerator random, Order known, Instant now) {
        Money left = known.net().minus(known.refundedNet());
        Money part = random.nextBoolean() ? left : new Money(left.minor() / 3, left.unit());
        var refunds = new ArrayList<>(known.refunds());
        refunds.add(new Refund("r-" + refunds.size(), now, part, part, random.nextInt(4) == 0));
        return with(known, part.equals(left) ? Order.State.REFUNDED : Order.State.PARTLY_REFUNDED, refunds, now);
    }

    private static Money amount(RandomGenerator random) {
        return Money.of(30 + random.nextInt(90) + ".00", random.nextInt(4) == 0 ? "GBP" : "EUR");
    }

    private static Order with(Order known, Order.State state, List<Refund> refunds, Instant now) {
        return new Order(
                known.orderId(),
                known.buyer(),
                known.person(),
                state,
                known.trust(),
                known.at(),
                known.position(),
                known.recordedAt(),
                known.total(),
                known.items(),
                known.net(),
                known.discount(),
                known.shipping(),
                known.tax(),
                refunds,
                state == Order.State.CANCELLED ? Optional.of(now) : Optional.empty(),
                known.coupons(),
                known.lines(),
                known.remarks());
    }

    private void look(ProgramVersion version, Instant now, Order... orders) {
        var verdict = Verdicts.on(version, now, orders);
        var look = new Look(ROME, now, 0);
        var awarding = new Awarding(new Conditions(), () -> new UUID(3, rewards.size()), _ -> "CODE");
        var news = new FriendsJudged(List.of(verdict), List.of(), look);
        var grants = awarding.grants(news, List.copyOf(rewards.values()));
        var books = new Bookkeeping(0, memberBalances());
        awarding.settle(grants, rewards, books, now)
                .forEach(done -> rewards.put(done.grant().key(), done.after()));
        var keys = new HashSet<String>();
        book.forEach(journal -> keys.add(journal.naturalKey()));
        for (Journal journal : books.journals()) {
            if (keys.add(journal.naturalKey())) {
                book.add(journal);
            }
        }
    }

    private Map<String, Long> inTheRewards() {
        var sums = new TreeMap<String, Long>();
        for (Reward reward : rewards.values()) {
            String account = switch (reward.state()) {
                case PENDING, HELD -> "liability:pending";
                case AVAILABLE -> "own";
                case ISSUED -> "clearing:supplier";
                case OFFERED -> "memo:contingent";
                case REDEEMED -> "external:shop";
                case EXPIRED, REFUSED, CANCELLED, REVERSED -> "nothing";
            };
            sums.merge(
                    account + " " + reward.amount().unit().code(),
                    -reward.amount().minor(),
                    Long::sum);
        }
        return moved(sums);
    }

    private Map<String, Long> inTheBook() {
        var sums = new TreeMap<String, Long>();
        book.stream()
                .flatMap(journal -> journal.entries().stream())
                .forEach(entry -> sums.merge(
                        kindOf(entry.account()) + " " + entry.amount().unit().code(),
                        entry.amount().minor(),
                        Long::sum));
        return moved(sums);
    }

    /** What a member has, less what they owe, is their own. */
    private static String kindOf(Account account) {
        String[] parts = account.name().split(":");
        return switch (parts[0] + ":" + parts[1]) {
            case "liability:available", "receivable:clawback" -> "own";
            case "expense:reward", "memo:offered" -> "nothing";
            case String kind -> kind;
        };
    }

    private static Map<String, Long> moved(Map<String, Long> sums) {
        sums.entrySet().removeIf(sum -> sum.getValue() == 0 || sum.getKey().startsWith("nothing"));
        return sums;
    }

    private Map<String, Long> belowZero() {
        var sums = new TreeMap<String, Long>();
        memberBalances()
                .forEach((account, units) -> units.forEach((unit, amount) -> {
                    long sign = account.name().startsWith("receivable") ? -1 : 1;
                    if (account.isMembers() && sign * amount.minor() > 0) {
                        sums.put(account.name() + " " + unit.code(), amount.minor());
                    }
                }));
        return sums;
    }

    private Map<Account, Map<Unit, Money>> memberBalances() {
        var balances = new HashMap<Account, Map<Unit, Money>>();
        for (Journal journal : book) {
            for (Entry entry : journal.entries()) {
                balances.computeIfAbsent(entry.account(), _ -> new HashMap<>())
                        .merge(entry.amount().unit(), entry.amount(), Money::plus);
            }
        }
        return balances;
    }

    private static Terms asCodes(Terms terms) {
        var codes = terms.rewards().entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> {
            RewardSpec spec = entry.getValue();
            return new RewardSpec(
                    spec.key(),
                    RewardSpec.Kind.DISCOUNT_CODE,
                    spec.unit(),
                    spec.supplier(),
                    spec.uses(),
                    spec.expires(),
                    spec.discount(),
                    spec.label());
        }));
        return new Terms(
                terms.template(),
                terms.currency(),
                terms.active(),
                terms.who(),
                terms.attribution(),
                terms.goals(),
                codes,
                terms.rules().stream()
                        .filter(rule -> rule.issue() == Rule.Issue.AFTER)
                        .toList(),
                terms.caps(),
                terms.budget(),
                terms.holds(),
                terms.refunds(),
                terms.risk(),
                terms.copy(),
                terms.legal(),
                terms.landing());
    }
}
