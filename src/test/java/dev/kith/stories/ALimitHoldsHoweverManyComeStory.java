package dev.kith.stories;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.testkit.Decision;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Promise (examples 28, 30): caps and budgets hold to the last cent, whoever comes at the same time. */
@KithTest
class ALimitHoldsHoweverManyComeStory {

    private static final Instant THIRTY_DAYS_ON = Instant.parse("2026-03-31T10:00:00Z");

    private final Shops shops;

    ALimitHoldsHoweverManyComeStory(Shops shops) {
        this.shops = shops;
    }

    @Test
    void tenOfTwentyWhoBuyAtOnceAreRewarded() throws InterruptedException {
        Spring spring = Spring.in(shops);

        twentyBuyAtOnce(spring);

        assertThat(adasStates(spring)).isEqualTo(Map.of("pending", 10L, "refused cap_reached", 10L));
        assertThat(spring.shop.trialBalance().sumOf("liability:pending")).isEqualTo(Money.of("-100.00", "EUR"));
    }

    @Test
    void aReturnMakesRoomForTheNextAndRevivesNobody() throws InterruptedException {
        Spring spring = Spring.in(shops);
        List<String> rewarded = twentyBuyAtOnce(spring);

        spring.shop.refunds(rewarded.getFirst(), "r-1", Spring.ORDER);

        assertThat(adasStates(spring))
                .isEqualTo(Map.of("pending", 9L, "refused cap_reached", 10L, "cancelled order_refunded", 1L));

        buys(spring, "late", Spring.ORDER);
        assertThat(adasStates(spring)).containsEntry("pending", 10L);
    }

    @Test
    void aPlaceIsFreeAgainThirtyDaysLaterToTheSecond() {
        Spring spring = Spring.in(shops);
        spring.shop.timePassesTo(Spring.CLICK);
        IntStream.rangeClosed(1, 10).forEach(friend -> buys(spring, "friend-" + friend, Spring.CLICK));

        Instant tooEarly = THIRTY_DAYS_ON.minusNanos(1_000);
        spring.shop.timePassesTo(tooEarly);
        buys(spring, "dora", tooEarly);
        spring.shop.timePassesTo(THIRTY_DAYS_ON);
        buys(spring, "emil", THIRTY_DAYS_ON);

        assertThat(adasStates(spring)).isEqualTo(Map.of("available", 10L, "refused cap_reached", 1L, "pending", 1L));
    }

    @Test
    void theBudgetAndItsOverrunArePaidOutAndNothingBeyond() throws InterruptedException {
        Spring spring = Spring.in(
                shops,
                Terms.exampleA()
                        .with("/caps", "[]")
                        .with("/rewards/welcome/discount", "{'amountOff': ['1.00 EUR', '1.00 GBP']}")
                        .with(
                                "/budget",
                                "{'limit': '100.00 EUR', 'period': {'calendar': 'month'}, 'overrun': '0.10'}"));

        twentyBuyAtOnce(spring);

        Money promised = spring.shop.trialBalance().sumOf("liability:pending").negated();
        Money offered = spring.shop.trialBalance().sumOf("memo:offered");
        assertThat(promised.plus(offered)).isLessThanOrEqualTo(Money.of("110.00", "EUR"));
        assertThat(promised.plus(offered)).isGreaterThan(Money.of("100.00", "EUR"));
        assertThat(adasStates(spring)).containsKey("refused budget_reached");
    }

    @Test
    void aCodeThatNobodyUsedLeavesTheBudgetToOthers() {
        Spring spring = Spring.in(shops, budgetOfTwenty(Terms.exampleA()));
        spring.brunoClicksAndSignsUp();
        Instant lapsed = Spring.SIGN_UP.plus(Duration.ofDays(31));
        spring.shop.timePassesTo(lapsed);

        assertThat(buys(spring, "dora", lapsed).rewards())
                .containsExactlyInAnyOrder("adv 10.00 EUR pending", "frd 10.00 EUR offered");
    }

    @Test
    void theBudgetFollowsWhatAnOrderComesToBeWorth() {
        Spring spring = Spring.in(
                shops,
                budgetOfTwenty(Terms.exampleA()
                        .with("/rewards/welcome/discount", "{'amountOff': ['1.00 EUR', '1.00 GBP']}")
                        .with("/rules/1/value", "{'percent': '0.10', 'max': ['500.00 EUR', '450.00 GBP']}")));
        spring.shop.timePassesTo(Spring.ORDER);
        sells(spring, "o-1", "bruno", "150.00");

        spring.shop.reports(updated("o-1", "400.00"));
        assertThat(spring.adasRewards()).containsExactly("adv 15.00 EUR pending");

        spring.shop.reports(updated("o-1", "50.00"));
        sells(spring, "o-2", "dora", "100.00");
        assertThat(spring.adasRewards()).containsExactlyInAnyOrder("adv 5.00 EUR pending", "adv 10.00 EUR pending");

        spring.shop.reports(updated("o-1", "70.00"));
        assertThat(spring.adasRewards()).containsExactlyInAnyOrder("adv 7.00 EUR pending", "adv 10.00 EUR pending");
    }

    @Test
    void twoAccountsOfOneAdvocateShareOneCap() {
        Spring spring = Spring.in(shops, Terms.exampleA().with("/caps/0/limit", "2"));
        var anna = spring.another("anna", "ANNA-READS");
        spring.shop.timePassesTo(Spring.ORDER);
        buys(spring, "dora", Spring.ORDER);
        spring.shop.sells(
                Purchase.of("of-emil", "emil", "50.00").at(Spring.ORDER).code(anna.code()));

        spring.shop.reports(Happening.track("unused", "ada", "one-person")
                .put("type", "alias")
                .put("previousId", "anna"));
        buys(spring, "finn", Spring.ORDER);
        spring.shop.sells(
                Purchase.of("of-gina", "gina", "50.00").at(Spring.ORDER).code(anna.code()));

        assertThat(adasStates(spring)).isEqualTo(Map.of("pending", 2L, "refused cap_reached", 2L));
    }

    @Test
    void whoeverLooksAgainIsStillToldOfTheCap() {
        Spring spring = Spring.in(shops, Terms.exampleA().with("/caps/0/limit", "1"));
        spring.shop.timePassesTo(Spring.ORDER);
        buys(spring, "dora", Spring.ORDER);
        assertThat(buys(spring, "emil", Spring.ORDER).failures()).containsExactly("cap_reached");

        Instant later = Spring.ORDER.plusSeconds(60);
        spring.shop.timePassesTo(later);
        spring.shop.refunds("of-emil", "r-1", "1.00", later);

        Decision again = spring.shop.asksAboutOrder("of-emil");
        assertThat(again.reason()).contains("cap_reached");
        assertThat(again.failures()).containsExactly("cap_reached");
    }

    private static Terms budgetOfTwenty(Terms terms) {
        return terms.with("/caps", "[]")
                .with("/budget", "{'limit': '20.00 EUR', 'period': {'calendar': 'year'}, 'overrun': '0'}");
    }

    private static void sells(Spring spring, String orderId, String friend, String amount) {
        spring.shop.sells(Purchase.of(orderId, friend, amount).at(Spring.ORDER).code(spring.ada.code()));
    }

    private static ObjectNode updated(String orderId, String amount) {
        ObjectNode event = Happening.track("Order Updated", "bruno", orderId + " is " + amount);
        event.withObject("/properties")
                .put("order_id", orderId)
                .put("total", amount)
                .put("subtotal", amount)
                .put("currency", "EUR");
        return event;
    }

    /** The orders that brought Ada something. */
    private static List<String> twentyBuyAtOnce(Spring spring) throws InterruptedException {
        spring.shop.timePassesTo(Spring.ORDER);
        List<Callable<Decision>> purchases = IntStream.rangeClosed(1, 20)
                .<Callable<Decision>>mapToObj(friend -> () -> buys(spring, "friend-" + friend, Spring.ORDER))
                .toList();
        var rewarded = new ArrayList<String>();
        try (var checkouts = Executors.newFixedThreadPool(8)) {
            int friend = 0;
            for (var purchase : checkouts.invokeAll(purchases)) {
                friend++;
                if (purchase.get().rewards().contains("adv 10.00 EUR pending")) {
                    rewarded.add("of-friend-" + friend);
                }
            }
        } catch (ExecutionException refused) {
            throw new AssertionError(refused);
        }
        return rewarded;
    }

    private static Decision buys(Spring spring, String friend, Instant at) {
        return spring.shop.sells(
                Purchase.of("of-" + friend, friend, "50.00").at(at).code(spring.ada.code()));
    }

    private static Map<String, Long> adasStates(Spring spring) {
        return spring.shop.rewardRowsOf("ada").stream()
                .collect(groupingBy(ALimitHoldsHoweverManyComeStory::stateOf, counting()));
    }

    private static String stateOf(JsonNode reward) {
        String reason = reward.path("reason").asString("");
        return (reward.get("state").asString() + " " + reason).strip();
    }
}
