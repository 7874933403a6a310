package dev.kith.stories;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.testkit.Decision;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
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
