package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Promise (example 10): a percentage off is money only once an order says how much, and as long as the order stands. */
@KithTest
class TheWelcomeStory {

    private final Shops shops;
    private final Spring spring;

    TheWelcomeStory(Shops shops) {
        this.shops = shops;
        this.spring = Spring.in(
                shops,
                Terms.exampleA()
                        .with(
                                "/rewards/welcome/discount",
                                "{'percentOff': '0.20', 'maxOff': ['30.00 EUR', '25.00 GBP']}"));
    }

    @Test
    void isBookedAtItsMostAndThenAtWhatItWas() {
        spring.brunoClicksAndSignsUp();
        assertThat(spring.shop.trialBalance().sumOf("memo:offered")).isEqualTo(Money.of("30.00", "EUR"));

        spring.shop.timePassesTo(Spring.ORDER);
        spring.shop.sells(Spring.discounted(Purchase.of("o-1", "bruno", "72.00").at(Spring.ORDER), "90.00")
                .coupon(spring.brunosWelcome()));

        assertThat(spring.shop.trialBalance().sumOf("memo:offered").isZero()).isTrue();
        assertThat(spring.shop.trialBalance().sumOf("external:shop")).isEqualTo(Money.of("-18.00", "EUR"));
        assertThat(spring.shop.journals())
                .noneSatisfy(journal -> assertThat(journal.toString()).contains("\"minor\":0,"));
    }

    @Test
    void costsNothingOnceTheOrderIsCalledOff() {
        spring.withBrunosFirstOrder();
        ObjectNode cancelled = Happening.track("Order Cancelled", "bruno", "called-off");
        cancelled.withObject("/properties").put("order_id", "o-1");

        spring.shop.reports(cancelled);

        assertThat(spring.shop.rewardsOf("bruno")).containsExactly("frd 10.00 EUR reversed");
        assertThat(spring.shop.trialBalance().byKind()).isEmpty();
    }

    @Test
    void isBookedAlsoWhereTheOrderIsToldAfterItLapsed() {
        spring.brunoClicksAndSignsUp();
        Instant lastDay = Spring.SIGN_UP.plus(Duration.ofDays(30));
        spring.shop.timePassesTo(lastDay.plusSeconds(86_400));
        assertThat(spring.shop.rewardsOf("bruno")).containsExactly("frd 30.00 EUR expired");

        spring.shop.sells(Spring.discounted(Purchase.of("o-1", "bruno", "72.00").at(lastDay), "90.00")
                .coupon(spring.brunosWelcome()));

        assertThat(spring.shop.rewardsOf("bruno")).containsExactly("frd 18.00 EUR redeemed");
        assertThat(spring.shop.trialBalance().sumOf("external:shop")).isEqualTo(Money.of("-18.00", "EUR"));
    }

    @Test
    void isWorthNothingInTheHandsOfSomebodyElse() {
        spring.brunoClicksAndSignsUp();
        spring.shop.timePassesTo(Spring.ORDER);
        Purchase order = Purchase.of("o-9", "dora", "72.00").at(Spring.ORDER);

        var decision = spring.shop.sells(
                Spring.discounted(order, "90.00").coupon(spring.brunosWelcome().toLowerCase(Locale.ROOT)));

        assertThat(decision.outcome()).isEqualTo("not_referred");
        assertThat(decision.reason()).contains("code_not_valid");
        assertThat(decision.json().toString()).doesNotContain(spring.brunosWelcome());
        assertThat(spring.shop.asksAboutOrder("o-9").reason()).contains("code_not_valid");
        assertThat(spring.shop.rewardsOf("bruno")).containsExactly("frd 30.00 EUR offered");
        assertThat(spring.adasRewards()).isEmpty();
    }

    @Test
    void ofAnotherShopIsACouponLikeAnyOther() {
        Spring elsewhere = Spring.in(shops);
        elsewhere.brunoClicksAndSignsUp();

        var decision = spring.shop.sells(
                Purchase.of("o-9", "dora", "72.00").at(Spring.ORDER).coupon(elsewhere.brunosWelcome()));

        assertThat(decision.reason()).contains("no_evidence");
        assertThat(elsewhere.shop.rewardsOf("bruno")).containsExactly("frd 10.00 EUR offered");
    }
}
