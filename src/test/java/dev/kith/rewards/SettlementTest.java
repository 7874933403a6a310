package dev.kith.rewards;

import static dev.kith.referrals.Cast.HOLD_ENDS;
import static dev.kith.referrals.Cast.ORDERED;
import static dev.kith.referrals.Cast.ROME;
import static dev.kith.referrals.Cast.SIGNED_UP;
import static dev.kith.referrals.Cast.SPRING;
import static dev.kith.referrals.Cast.eur;
import static dev.kith.referrals.Cast.order;
import static dev.kith.referrals.Cast.terms;
import static dev.kith.referrals.Cast.version;
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
import dev.kith.programs.Value;
import dev.kith.referrals.Look;
import dev.kith.referrals.Reason;
import dev.kith.referrals.Verdicts;
import dev.kith.testkit.Law;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Grants and settlements, look after look, against a book in memory. */
class SettlementTest {

    private static final Instant RELEASED = HOLD_ENDS.plus(Duration.ofMinutes(15));
    private static final ProgramVersion AFFILIATE = version(
            "partners",
            terms(new Value.Percent(Rate.of("0.10"), Amounts.NONE, Amounts.NONE), Touch.LAST, BindAt.IDENTIFY));

    private final Map<String, Reward> rewards = new HashMap<>();
    private final List<Journal> book = new ArrayList<>();

    @Test
    void offersTheFriendACodeOffTheBalance() {
        look(SPRING, SIGNED_UP);

        assertThat(friends().state()).isEqualTo(Reward.State.OFFERED);
        assertThat(balances())
                .containsOnly(
                        Map.entry("memo:offered:spring", 1_000L),
                        Map.entry("memo:contingent:" + friends().member().value(), -1_000L));
    }

    @Test
    void keepsTheAdvocatesRewardPendingUntilTheHoldIsOver() {
        look(SPRING, RELEASED.minusNanos(1_000), order("o-1", ORDERED, eur("40.00")));
        assertThat(advocates().state()).isEqualTo(Reward.State.PENDING);

        look(SPRING, RELEASED, order("o-1", ORDERED, eur("40.00")));
        assertThat(advocates().state()).isEqualTo(Reward.State.AVAILABLE);
        assertThat(balances())
                .containsEntry("liability:available:" + advocates().member().value(), -1_000L);
    }

    @Test
    void changesNothingWhenLookedAtAgain() {
        look(SPRING, RELEASED, order("o-1", ORDERED, eur("40.00")));
        var before = List.copyOf(book);

        look(SPRING, RELEASED.plusSeconds(60), order("o-1", ORDERED, eur("40.00")));

        assertThat(book).isEqualTo(before);
    }

    @Test
    void paysInTheOrdersCurrency() {
        look(SPRING, ORDERED, order("o-1", ORDERED, Money.of("26.00", "GBP")));

        assertThat(advocates().amount()).isEqualTo(Money.of("9.00", "GBP"));
    }

    @Test
    void computesEachRefundFromTheOrderAndNotFromTheRewardBefore() {
        var whole = eur("100.00");
        look(AFFILIATE, ORDERED, order("o-1", ORDERED, whole));
        assertThat(advocates().amount()).isEqualTo(eur("10.00"));

        look(AFFILIATE, ORDERED, order("o-1", ORDERED, whole, refund(1)));
        assertThat(advocates().amount()).isEqualTo(eur("7.50"));

        look(AFFILIATE, ORDERED, order("o-1", ORDERED, whole, refund(1), refund(2)));
        assertThat(advocates().amount()).isEqualTo(eur("5.00"));
        assertThat(balances()).containsEntry("expense:reward:partners", 500L);
    }

    @Test
    void callsOffWhatIsRefundedWithinTheHoldAndRevivesItForTheNextOrder() {
        var refunded = order("o-1", ORDERED, eur("40.00"), fullRefund(ORDERED.plus(Duration.ofDays(7))));
        look(SPRING, ORDERED, order("o-1", ORDERED, eur("40.00")));
        look(SPRING, ORDERED.plus(Duration.ofDays(7)), refunded);
        assertThat(advocates().state()).isEqualTo(Reward.State.CANCELLED);
        assertThat(advocates().reason()).contains(Reason.ORDER_REFUNDED);

        var next = ORDERED.plus(Duration.ofDays(17));
        look(SPRING, next, refunded, order("o-2", next, eur("80.00")));

        assertThat(advocates().state()).isEqualTo(Reward.State.PENDING);
        assertThat(advocates().revision()).isEqualTo(2);
        assertThat(advocates().cause()).isEqualTo("order:o-2");
        assertThat(rewards).hasSize(2);
    }

    @Test
    void takesBackWhatIsRefundedAfterTheHold() {
        look(SPRING, RELEASED, order("o-1", ORDERED, eur("40.00")));
        look(
                SPRING,
                RELEASED.plusSeconds(60),
                order("o-1", ORDERED, eur("40.00"), fullRefund(RELEASED.plusSeconds(30))));

        assertThat(advocates().state()).isEqualTo(Reward.State.REVERSED);
        assertThat(balances())
                .doesNotContainKey("liability:available:" + advocates().member().value());
        assertThat(balances()).doesNotContainKey("expense:reward:spring");
    }

    @Test
    void owesNothingToAnybodyOnceEverythingIsRefundedWhateverTheOrderOfEvents() {
        Law.holds(random -> {
            rewards.clear();
            book.clear();
            Instant refundedAt = ORDERED.plusSeconds(random.nextInt(50 * 86_400));
            var bought = order("o-1", ORDERED, eur("40.00"));
            var refunded = order("o-1", ORDERED, eur("40.00"), fullRefund(refundedAt));
            for (int i = random.nextInt(4); i > 0; i--) {
                look(SPRING, ORDERED.plusSeconds(random.nextInt(50 * 86_400)), bought);
            }
            look(SPRING, refundedAt.plus(Duration.ofDays(60)), refunded);

            assertThat(balances().keySet()).noneMatch(account -> !account.startsWith("memo"));
        });
    }

    private void look(ProgramVersion version, Instant now, Order... orders) {
        var verdict = Verdicts.on(version, now, orders);
        var grants = new Grants(verdict, List.copyOf(rewards.values()), new Conditions(), new Look(ROME, now, 0)).all();
        var books = new Bookkeeping(0, memberBalances());
        for (Grant grant : grants) {
            Reward known = rewards.getOrDefault(grant.key(), fresh(grant));
            var steps = new Settlement(grant, known, books, now).settle();
            if (!steps.isEmpty()) {
                rewards.put(grant.key(), steps.getLast());
            }
        }
        books.journals().stream()
                .filter(journal ->
                        book.stream().noneMatch(old -> old.naturalKey().equals(journal.naturalKey())))
                .forEach(book::add);
    }

    private static Reward fresh(Grant grant) {
        var referral = grant.verdict().referral();
        return new Reward(
                new RewardId(new UUID(3, grant.key().hashCode())),
                grant.key(),
                referral.id(),
                referral.program(),
                referral.version(),
                grant.verdict().standing().version().programKey(),
                grant.rule().key(),
                grant.rule().reward(),
                "kind",
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
                "");
    }

    private Reward advocates() {
        return rewardOf("adv");
    }

    private Reward friends() {
        return rewardOf("frd");
    }

    private Reward rewardOf(String rule) {
        return rewards.values().stream()
                .filter(reward -> reward.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Long> balances() {
        var sums = new TreeMap<String, Long>();
        book.stream()
                .flatMap(journal -> journal.entries().stream())
                .forEach(entry ->
                        sums.merge(entry.account().name(), entry.amount().minor(), Long::sum));
        sums.values().removeIf(sum -> sum == 0);
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

    private static Refund refund(int number) {
        return new Refund("r-" + number, ORDERED.plusSeconds(number), eur("25.00"), eur("25.00"), false);
    }

    private static Refund fullRefund(Instant at) {
        return new Refund("r-1", at, eur("40.00"), eur("40.00"), false);
    }
}
