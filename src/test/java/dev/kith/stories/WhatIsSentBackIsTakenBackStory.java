package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Promise (examples 17, 24, 26, 27): rewards follow what was kept, before and after the hold, and never below zero. */
@KithTest
class WhatIsSentBackIsTakenBackStory {

    private static final Instant TENTH = Instant.parse("2026-03-10T10:00:00Z");
    private static final Instant TWENTIETH = Instant.parse("2026-03-20T10:00:00Z");

    private final Shops shops;

    WhatIsSentBackIsTakenBackStory(Shops shops) {
        this.shops = shops;
    }

    @Test
    void aFullReturnWithinTheHoldCancelsAndTheNextOrderTakesThePlace() {
        Spring spring = Spring.in(shops).withBrunosFirstOrder();

        spring.shop.timePassesTo(TENTH);
        spring.shop.refunds("o-1", "r-1", TENTH);

        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR cancelled");
        assertThat(spring.shop.rewardRowsOf("ada").getFirst().get("reason").asString())
                .isEqualTo("order_refunded");
        assertThat(spring.shop.trialBalance().sumOf("liability").isZero()).isTrue();

        spring.shop.timePassesTo(TWENTIETH);
        spring.shop.sells(Purchase.of("o-2", "bruno", "80.00").at(TWENTIETH));

        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
        assertThat(spring.shop.rewardRowsOf("ada").getFirst().get("holdEnds").asString())
                .startsWith("2026-04-03T10:00:00");
    }

    @Test
    void aFullReturnAfterTheHoldIsTakenFromTheWallet() {
        Spring spring = Spring.in(shops).withBrunosFirstOrder();
        spring.shop.timePassesTo(Spring.RELEASE);
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR available");

        spring.shop.timePassesTo(TWENTIETH);
        spring.shop.refunds("o-1", "r-1", TWENTIETH);

        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR reversed");
        assertThat(spring.brunosReferral().get("status").asString()).isEqualTo("reversed");
        assertThat(spring.shop.trialBalance().byKind()).isEmpty();
    }

    @Test
    void aReturnAfterSixtyDaysChangesNothing() {
        Spring spring = Spring.in(shops).withBrunosFirstOrder();
        Instant late = Spring.ORDER.plus(Duration.ofDays(60)).plusSeconds(1);
        spring.shop.timePassesTo(late);

        spring.shop.refunds("o-1", "r-1", late);

        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR available");
    }

    @Test
    void aPercentageIsTakenOfWhatIsLeftAndNotOfWhatWasPaid() {
        Spring spring = Spring.in(shops, tenPercent());
        boundAndSold(spring, Purchase.of("o-1", "bruno", "100.00"));
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");

        spring.shop.refunds("o-1", "r-1", "25.00", TENTH);
        assertThat(spring.adasRewards()).containsExactly("adv 7.50 EUR pending");

        spring.shop.refunds("o-1", "r-2", "25.00", TENTH);
        spring.shop.refunds("o-1", "r-2", "25.00", TENTH);
        assertThat(spring.adasRewards()).containsExactly("adv 5.00 EUR pending");
    }

    @Test
    void aRefundThatExceedsTheOrderGoesToZeroAndNotBeyond() {
        Spring spring = Spring.in(shops, tenPercent());
        boundAndSold(spring, Purchase.of("o-1", "bruno", "27.50"));

        spring.shop.refunds("o-1", "r-1", "30.00", TENTH);

        assertThat(spring.adasRewards()).allMatch(reward -> reward.endsWith("cancelled"));
        assertThat(spring.shop.trialBalance().byKind()).doesNotContainKey("liability:pending");
        assertThat(spring.shop.trialBalance().sumOf("expense").isZero()).isTrue();
    }

    @Test
    void whatGoesBackInPartsAfterTheHoldIsTakenFromTheWalletToTheLastCent() {
        Spring spring = Spring.in(shops, tenPercent());
        boundAndSold(spring, Purchase.of("o-1", "bruno", "100.00"));
        spring.shop.timePassesTo(TWENTIETH);

        spring.shop.refunds("o-1", "r-1", "25.00", TWENTIETH);
        spring.shop.refunds("o-1", "r-2", "25.00", TWENTIETH);
        assertThat(spring.adasRewards()).containsExactly("adv 5.00 EUR available");
        assertThat(spring.shop.trialBalance().sumOf("liability:available")).isEqualTo(Money.of("-5.00", "EUR"));

        spring.shop.refunds("o-1", "r-3", "50.00", TWENTIETH);
        assertThat(spring.adasRewards()).containsExactly("adv 5.00 EUR reversed");
        assertThat(spring.shop.trialBalance().sumOf("liability").isZero()).isTrue();
        assertThat(spring.shop.trialBalance().sumOf("expense").isZero()).isTrue();
    }

    @Test
    void whatIsToldToGoBackBeyondTheWholeTakesNothingFromTheNextOrder() {
        Spring spring = Spring.in(shops).withBrunosFirstOrder();
        spring.shop.timePassesTo(TENTH);
        spring.shop.refunds("o-1", "r-1", TENTH);
        spring.shop.sells(Purchase.of("o-2", "bruno", "80.00").at(TENTH.plusSeconds(3_600)));
        Instant released = TENTH.plus(Duration.ofDays(15));
        spring.shop.timePassesTo(released);
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR available");

        spring.shop.refunds("o-1", "r-2", "1.00", released);

        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR available");
        assertThat(spring.brunosReferral().get("status").asString()).isEqualTo("approved");
    }

    @Test
    void aSmallerEarlierOrderToldAfterTheHoldTakesNothing() {
        Spring spring = Spring.in(shops, tenPercent());
        boundAndSold(spring, Purchase.of("o-1", "bruno", "100.00"));
        spring.shop.timePassesTo(TWENTIETH);

        spring.shop.sells(Purchase.of("o-0", "bruno", "20.00").at(Spring.ORDER.minusSeconds(3_600)));
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR available");

        spring.shop.refunds("o-1", "r-1", TWENTIETH);
        assertThat(spring.adasRewards()).containsExactly("adv 2.00 EUR available");
    }

    @Test
    void anOrderThatWentBackBeforeItWasToldIsRefusedForThat() {
        Spring spring = Spring.in(shops);
        spring.shop.timePassesTo(TENTH);
        spring.shop.refunds("o-1", "r-1", TENTH);

        var decision = spring.shop.sells(
                Purchase.of("o-1", "dina", "50.00").at(Spring.ORDER).code("ADAR2C7H"));

        assertThat(decision.outcome()).isEqualTo("refused");
        assertThat(decision.reason()).contains("order_refunded");
        assertThat(spring.adasRewards()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/17", "50%", "100%25", "a\\b", "#7?x=1"})
    void whateverTheShopCallsItsOrders(String orderId) {
        Spring spring = Spring.in(shops);
        spring.shop.timePassesTo(Spring.ORDER);
        spring.shop.sells(Purchase.of(orderId, "dina", "50.00").at(Spring.ORDER).code("ADAR2C7H"));
        String inAddress = URLEncoder.encode(orderId, StandardCharsets.UTF_8);

        spring.shop.timePassesTo(TENTH);
        spring.shop.refunds(inAddress, "r-1", TENTH);

        assertThat(spring.shop.asksAboutOrder(inAddress).reason()).contains("order_refunded");
    }

    @Test
    void whoCalledTheirOrderOffMayBeBroughtAgainOnceTheTimeForItIsOver() {
        Spring spring = Spring.in(shops).withBrunosFirstOrder();
        var cleo = spring.another("cleo", "CLEO-READS");
        ObjectNode cancelled = Happening.track("Order Cancelled", "bruno", "called-off");
        cancelled.withObject("/properties").put("order_id", "o-1");
        spring.shop.reports(cancelled);
        Instant afterwards = Spring.SIGN_UP.plus(Duration.ofDays(91));
        spring.shop.timePassesTo(afterwards);

        var decision = spring.shop.sells(
                Purchase.of("o-2", "bruno", "40.00").at(afterwards).code(cleo.code()));

        assertThat(decision.reason()).isEmpty();
        assertThat(spring.shop.rewardsOf("cleo")).containsExactly("adv 10.00 EUR pending");
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR cancelled");
    }

    private static Terms tenPercent() {
        return Terms.exampleA()
                .with("/rules/1/value", "{'percent': '0.10', 'max': ['50.00 EUR']}")
                .with("/goals/0/minOrder", "['1.00 EUR']");
    }

    private static void boundAndSold(Spring spring, Purchase purchase) {
        spring.brunoClicksAndSignsUp();
        spring.shop.timePassesTo(Spring.ORDER);
        spring.shop.sells(purchase.at(Spring.ORDER));
        spring.shop.timePassesTo(TENTH);
    }
}
