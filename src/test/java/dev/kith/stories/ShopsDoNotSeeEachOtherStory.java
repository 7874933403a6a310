package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Promise (examples 8, 13): a key opens its own shop only, and that as often as it is used. */
@KithTest
class ShopsDoNotSeeEachOtherStory {

    private final Spring here;
    private final Spring there;

    ShopsDoNotSeeEachOtherStory(Shops shops) {
        this.here = Spring.in(shops);
        this.there = Spring.in(shops);
    }

    @Test
    void programsAndReferralsOfAnotherShopAreNotThere() {
        there.withBrunosFirstOrder();
        String foreignReferral = there.brunosReferral().get("id").asString();
        var enrollment = JsonNodeFactory.instance
                .objectNode()
                .put("programId", there.program)
                .put("userId", "mallory");

        assertThat(here.shop
                        .server()
                        .get("/api/v1/referrals/" + foreignReferral)
                        .status())
                .isEqualTo(404);
        assertThat(here.shop.server().post("/api/v1/advocates", enrollment).status())
                .isEqualTo(422);
        assertThat(here.shop.referralsOfFriend("bruno")).isEmpty();
        assertThat(here.adasRewards()).isEmpty();
    }

    @Test
    void theSameUserIdIsSomebodyElse() {
        here.brunoClicksAndSignsUp();
        there.shop.reports(Happening.signUp("bruno", Spring.SIGN_UP));

        here.brunoBuys();
        there.shop.sells(Purchase.of("o-1", "bruno", "40.00").at(Spring.ORDER));

        assertThat(here.adasRewards()).containsExactly("adv 10.00 EUR pending");
        assertThat(there.adasRewards()).isEmpty();
        assertThat(there.shop.trialBalance().accounts()).isEmpty();
    }

    @Test
    void oneMessageAndOneOrderNumberCountInEach() {
        var order = Purchase.of("o-1", "bruno", "40.00").at(Spring.ORDER).asEvent("the-same-message");
        here.brunoClicksAndSignsUp();
        there.brunoClicksAndSignsUp();
        here.shop.timePassesTo(Spring.ORDER);

        here.shop.reports(order);
        there.shop.reports(order);

        assertThat(here.adasRewards()).containsExactly("adv 10.00 EUR pending");
        assertThat(there.adasRewards()).containsExactly("adv 10.00 EUR pending");

        here.shop.refunds("o-1", "r-1", Spring.ORDER.plusSeconds(60));

        assertThat(here.adasRewards()).containsExactly("adv 10.00 EUR cancelled");
        assertThat(there.adasRewards()).containsExactly("adv 10.00 EUR pending");
    }

    @Test
    void aCodeOfAnotherShopIsNobodys() {
        var cleo = there.another("cleo", "CLEO-READS");

        var decision = here.shop.sells(
                Purchase.of("o-1", "dora", "40.00").at(Spring.ORDER).code(cleo.code()));

        assertThat(decision.reason()).contains("code_not_valid");
        assertThat(there.shop.rewardsOf("cleo")).isEmpty();
    }

    @Test
    void aKeyHasNoDailyQuota() {
        for (int call = 0; call < 1_000; call++) {
            assertThat(here.shop.server().get("/api/v1/codes/ADAR2C7H").status())
                    .isEqualTo(200);
        }
    }
}
