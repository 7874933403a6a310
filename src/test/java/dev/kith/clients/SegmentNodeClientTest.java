package dev.kith.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import dev.kith.testkit.Visitor;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shop that already uses Segment's client for Node changes its address and key, and friends are rewarded. */
@KithTest
class SegmentNodeClientTest {

    private final Shops shops;

    SegmentNodeClientTest(Shops shops) {
        this.shops = shops;
    }

    @Test
    void rewardsBothSidesForAnOrderThatCarriesTheClick() throws IOException {
        assumeTrue(NodeProgram.nodeIsThere() || System.getenv("CI") != null, "SKIPPED needs Node and npm");
        Shop shop = shops.open();
        String program = shop.launches("spring", Terms.everybodyMayShare());
        Shop.Advocate ada = shop.enrolls(program, "ada", "ADAR2C7H");
        String click = new Visitor("brunos-laptop").follow(ada.link()).clickId().orElseThrow();

        var ended = new NodeProgram("segment.mjs")
                .run(Map.of(
                        "KITH_URL", shops.url().toString(),
                        "KITH_KEY", shop.secretKey(),
                        "KITH_CLICK", click));
        shop.settles();

        assertThat(ended).isEqualTo(new NodeProgram.Ended(0, ""));
        assertThat(shop.events())
                .extracting(event -> event.get("name").asString())
                .contains("Identify", "Product Viewed", "Order Completed");
        assertThat(shop.referralsOfFriend("bruno")).singleElement().satisfies(referral -> {
            assertThat(referral.get("method").asString()).isEqualTo("click_id");
            assertThat(referral.get("status").asString()).isEqualTo("qualified");
        });
        assertThat(shop.rewardsOf("ada")).containsExactly("adv 10.00 EUR pending");
        assertThat(shop.rewardsOf("bruno")).containsExactly("frd 10.00 EUR offered");
    }
}
