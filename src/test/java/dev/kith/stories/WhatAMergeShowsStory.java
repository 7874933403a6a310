package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Promise (example 24): when two accounts turn out to be one person, what is not final yet is judged again. */
@KithTest
class WhatAMergeShowsStory {

    private static final Instant LONG_AGO = Instant.parse("2024-06-01T10:00:00Z");
    private static final Instant TENTH_DAY = Spring.ORDER.plus(Duration.ofDays(10));

    private final Spring spring;

    WhatAMergeShowsStory(Shops shops) {
        this.spring = Spring.in(shops);
    }

    @Test
    void anOrderUnderAnOldAccountMakesAnOldCustomer() {
        spring.shop.sells(Purchase.of("o-2024", "bruno-2024", "20.00").at(LONG_AGO));
        spring.withBrunosFirstOrder();

        spring.shop.timePassesTo(TENTH_DAY);
        spring.shop.reports(sameAs("bruno-2024", "bruno"));
        spring.shop.timePassesTo(Spring.RELEASE);

        assertThat(adasReward("state")).isEqualTo("cancelled");
        assertThat(adasReward("reason")).isEqualTo("not_new_customer");
        assertThat(spring.brunosReferral().get("status").asString()).isEqualTo("rejected");
        assertThat(spring.shop.trialBalance().sumOf("liability").isZero()).isTrue();
    }

    @Test
    void afterTheHoldItChangesNothing() {
        spring.shop.sells(Purchase.of("o-2024", "bruno-2024", "20.00").at(LONG_AGO));
        spring.withBrunosFirstOrder();

        spring.shop.timePassesTo(Spring.RELEASE);
        spring.shop.reports(sameAs("bruno-2024", "bruno"));

        assertThat(adasReward("state")).isEqualTo("available");
        assertThat(spring.brunosReferral().get("status").asString()).isEqualTo("approved");
    }

    @Test
    void twoFriendsWhoAreOneKeepWhatWasReleasedAndNotWhatIsSentBack() {
        spring.withBrunosFirstOrder();
        Instant anHourLater = Spring.ORDER.plusSeconds(3_600);
        spring.shop.timePassesTo(anHourLater);
        spring.shop.sells(Purchase.of("o-dora", "dora", "50.00").at(anHourLater).code(spring.ada.code()));
        Instant released = anHourLater.plus(Duration.ofDays(15));
        spring.shop.timePassesTo(released);
        spring.shop.reports(sameAs("dora", "bruno"));

        spring.shop.refunds("o-1", "r-1", released);
        assertThat(spring.adasRewards()).containsExactlyInAnyOrder("adv 10.00 EUR reversed", "adv 10.00 EUR available");

        spring.shop.refunds("o-dora", "r-1", released);
        assertThat(spring.adasRewards()).containsOnly("adv 10.00 EUR reversed");
        assertThat(spring.shop.trialBalance().sumOf("liability").isZero()).isTrue();
    }

    @Test
    void theFriendWhoIsTheAdvocateBroughtNobody() {
        spring.withBrunosFirstOrder();

        spring.shop.timePassesTo(TENTH_DAY);
        spring.shop.reports(sameAs("bruno", "ada"));

        assertThat(spring.shop.rewardRowsOf("ada"))
                .filteredOn(reward -> reward.get("rule").asString().equals("adv"))
                .allSatisfy(reward -> {
                    assertThat(reward.get("state").asString()).isEqualTo("cancelled");
                    assertThat(reward.get("reason").asString()).isEqualTo("self_referral");
                });
        assertThat(spring.shop.trialBalance().sumOf("liability").isZero()).isTrue();
    }

    private String adasReward(String field) {
        JsonNode reward = spring.shop.rewardRowsOf("ada").getFirst();
        return reward.get(field).asString();
    }

    /** The shop's server says that the account of old is the account of today. */
    private static ObjectNode sameAs(String old, String today) {
        return Happening.track("unused", today, "alias-" + old)
                .put("type", "alias")
                .put("previousId", old);
    }
}
