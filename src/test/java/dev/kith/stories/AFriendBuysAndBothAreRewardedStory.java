package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise (example 1): when a friend buys, both sides get what the program says, when it says. */
@KithTest
class AFriendBuysAndBothAreRewardedStory {

    private final Spring spring;

    AFriendBuysAndBothAreRewardedStory(Shops shops) {
        this.spring = Spring.in(shops);
    }

    @Test
    void theFriendHoldsTheWelcomeFromTheSignUpOn() {
        spring.brunoClicksAndSignsUp();

        assertThat(spring.brunosReferral().get("status").asString()).isEqualTo("bound");
        assertThat(spring.brunosReferral().get("method").asString()).isEqualTo("click_id");
        assertThat(spring.shop.rewardsOf("bruno")).containsExactly("frd 10.00 EUR offered");
        assertThat(spring.shop.trialBalance().byKind())
                .isEqualTo(Map.of("memo:offered", eur("10.00"), "memo:contingent", eur("-10.00")));
    }

    @Test
    void theAdvocatesCreditWaitsForTheReturnPeriodAndThenForTheSlack() {
        spring.brunoClicksAndSignsUp();
        var decision = spring.brunoBuys();

        assertThat(decision.outcome()).isEqualTo("granted");
        assertThat(decision.rewards()).contains("adv 10.00 EUR pending");
        assertThat(spring.shop.rewardsOf("bruno")).containsExactly("frd 10.00 EUR redeemed");

        spring.shop.timePassesTo(Spring.RELEASE.minusNanos(1_000));
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");

        spring.shop.timePassesTo(Spring.RELEASE);
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR available");
        assertThat(spring.brunosReferral().get("status").asString()).isEqualTo("approved");
        assertThat(spring.shop.trialBalance().byKind())
                .isEqualTo(Map.of(
                        "expense:reward", eur("20.00"),
                        "external:shop", eur("-10.00"),
                        "liability:available", eur("-10.00")));
    }

    @Test
    void anOrderThatBindsTellsOfBothSides() {
        spring.shop.timePassesTo(Spring.ORDER);
        var order = Purchase.of("o-2", "cleo", "40.00").at(Spring.ORDER).code(spring.ada.code());

        var first = spring.shop.sells(order);
        var again = spring.shop.sells(order);

        assertThat(first.rewards()).containsExactly("adv 10.00 EUR pending", "frd 10.00 EUR offered");
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void whoMistypedTheCodeIsToldSo() {
        spring.shop.timePassesTo(Spring.ORDER);

        var decision = spring.shop.sells(
                Purchase.of("o-3", "dora", "40.00").at(Spring.ORDER).code("ADAR2C7K"));

        assertThat(decision.outcome()).isEqualTo("not_referred");
        assertThat(decision.reason()).contains("code_not_valid");
        assertThat(decision.failures()).hasSize(1);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
