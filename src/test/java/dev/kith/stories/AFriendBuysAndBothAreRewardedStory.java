package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import java.time.Duration;
import java.time.Instant;
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
    void theTraceSaysWhatCountsInTheTermsWordsAndUsesInWhatTheirLimitCounts() {
        spring.brunoClicksAndSignsUp();
        var decision = spring.brunoBuys();

        assertThat(decision.inputs("occurrence", "counts")).containsExactly("first");
        assertThat(decision.inputs("cap", "used")).contains("0", "0.00 EUR").noneMatch(used -> used.contains("/"));
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

    @Test
    void soIsWhoeverAsksAfterTheSameOrderCameAsAnEvent() {
        spring.shop.timePassesTo(Spring.ORDER);
        var mistyped = Purchase.of("o-3", "dora", "40.00").at(Spring.ORDER).code("ADAR2C7K");
        var sold = spring.shop.sells(mistyped);

        spring.shop.reports(Purchase.of("o-4", "emil", "40.00")
                .at(Spring.ORDER)
                .code("ADAR2C7K")
                .asEvent("o-4-told"));

        assertThat(spring.shop.asksAboutOrder("o-4").json()).isEqualTo(sold.json());
        assertThat(spring.shop.asksAboutOrder("o-3").json()).isEqualTo(sold.json());
    }

    /** Emil came by a link, too old by now: that is why, and not the code. */
    @Test
    void whatElseSpokeForAnAdvocateIsTheReasonEitherWay() {
        String click = spring.clicks(spring.ada, Spring.CLICK, spring.brunosPhone);
        Instant tooLate = Spring.CLICK.plus(Duration.ofDays(31));
        spring.shop.timePassesTo(tooLate);

        var sold = spring.shop.sells(
                Purchase.of("o-5", "emil", "40.00").at(tooLate).code("ADAR2C7K").click(click));

        assertThat(sold.reason()).contains("touch_outside_window");
        assertThat(spring.shop.asksAboutOrder("o-5").json()).isEqualTo(sold.json());
    }

    @Test
    void anOrdinaryCouponIsNoMistypedCode() {
        spring.shop.timePassesTo(Spring.ORDER);

        spring.shop.reports(Purchase.of("o-6", "fred", "40.00")
                .at(Spring.ORDER)
                .coupon("SUMMER")
                .asEvent("o-6-told"));

        assertThat(spring.shop.asksAboutOrder("o-6").reason()).contains("no_evidence");
        assertThat(spring.shop.server().get("/api/v1/orders/never-told").status())
                .isEqualTo(404);
    }

    @Test
    void whatDoesNotLookLikeACodeIsNotRepeated() {
        spring.shop.timePassesTo(Spring.ORDER);

        var decision = spring.shop.sells(
                Purchase.of("o-7", "gina", "40.00").at(Spring.ORDER).code("ada@mail.example"));

        assertThat(decision.reason()).contains("code_not_valid");
        assertThat(decision.json().toString()).doesNotContain("ada@mail.example");
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
