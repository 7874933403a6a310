package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.testkit.KithTest;
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

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
