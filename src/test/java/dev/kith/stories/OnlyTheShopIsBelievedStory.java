package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Promise (example 50): what a browser says never moves money; what the shop says later counts from when it happened. */
@KithTest
class OnlyTheShopIsBelievedStory {

    private static final Instant TWO_DAYS_LATER = Instant.parse("2026-03-05T10:00:00Z");

    private final Spring spring;

    OnlyTheShopIsBelievedStory(Shops shops) {
        this.spring = Spring.in(shops);
    }

    @Test
    void anOrderFromABrowserWaitsForTheShopsWord() {
        spring.brunoClicksAndSignsUp();
        spring.shop.timePassesTo(Spring.ORDER);
        Purchase order = Purchase.of("o-1", "bruno", "40.00").at(Spring.ORDER);
        spring.shop.pageReports(order.asEvent("from-a-browser"));

        assertThat(spring.adasRewards()).isEmpty();

        spring.shop.timePassesTo(TWO_DAYS_LATER);
        spring.shop.reports(order.asEvent("from-the-shop"));

        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
        spring.shop.timePassesTo(Spring.RELEASE);
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR available");
    }

    @Test
    void aPublicKeyReadsNothingAndOrdersNothing() {
        assertThat(spring.shop.browser().get("/api/v1/people/ada/rewards").status())
                .isIn(401, 403);
        assertThat(spring.shop
                        .browser()
                        .post(
                                "/api/v1/orders",
                                Purchase.of("o-1", "bruno", "40.00").json())
                        .status())
                .isIn(401, 403);
    }
}
