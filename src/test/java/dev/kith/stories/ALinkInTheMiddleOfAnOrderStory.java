package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Decision;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Promise: who was buying anyway was not brought by the link that somebody slipped in, where the terms say so. */
@KithTest
class ALinkInTheMiddleOfAnOrderStory {

    private static final Terms VOID = Terms.exampleA().with("/attribution/lateTouch", "'void'");
    private static final Instant CHECKOUT = Spring.ORDER.minusSeconds(300);

    private final Shops shops;

    ALinkInTheMiddleOfAnOrderStory(Shops shops) {
        this.shops = shops;
    }

    @Test
    void bringsNobodyOnceTheCheckoutHasBegun() {
        Spring spring = Spring.in(shops, VOID);

        var decision = buysByALinkFollowedAt(spring, CHECKOUT.plusSeconds(60));

        assertThat(decision.outcome()).isEqualTo("not_referred");
        assertThat(decision.reason()).contains("late_touch");
        assertThat(spring.adasRewards()).isEmpty();
    }

    @Test
    void bringsAFriendBeforeTheCheckout() {
        Spring spring = Spring.in(shops, VOID);

        var decision = buysByALinkFollowedAt(spring, CHECKOUT.minusSeconds(60));

        assertThat(decision.outcome()).isEqualTo("granted");
        assertThat(markOf(decision)).contains("pass");
    }

    @Test
    void isOnlyNotedWhereTheTermsSayNothingElse() {
        Spring spring = Spring.in(shops);

        var decision = buysByALinkFollowedAt(spring, CHECKOUT.plusSeconds(60));

        assertThat(decision.outcome()).isEqualTo("granted");
        assertThat(markOf(decision)).contains("warn");
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
    }

    /** The shop's server had kept it back. */
    @Test
    void isFoundOutWhenTheCheckoutIsToldAfterTheOrder() {
        Spring spring = Spring.in(shops, VOID);
        String click = spring.clicks(spring.ada, CHECKOUT.plusSeconds(60), spring.brunosPhone);
        spring.shop.timePassesTo(Spring.ORDER);
        spring.shop.sells(Purchase.of("o-1", "bruno", "50.00").at(Spring.ORDER).click(click));
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");

        startsTheCheckout(spring);

        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR cancelled");
        assertThat(spring.brunosReferral().get("reason").asString()).isEqualTo("late_touch");
    }

    private static Decision buysByALinkFollowedAt(Spring spring, Instant touch) {
        String click = spring.clicks(spring.ada, touch, spring.brunosPhone);
        spring.shop.timePassesTo(Spring.ORDER);
        startsTheCheckout(spring);
        return spring.shop.sells(
                Purchase.of("o-1", "bruno", "50.00").at(Spring.ORDER).click(click));
    }

    private static void startsTheCheckout(Spring spring) {
        spring.shop.reports(
                Happening.track("Checkout Started", "bruno", "checkout-1").put("timestamp", CHECKOUT.toString()));
    }

    private static Optional<String> markOf(Decision decision) {
        return StreamSupport.stream(decision.json().path("trace").spliterator(), false)
                .filter(check -> check.path("code").asString("").equals("late_touch"))
                .map(check -> check.path("mark").asString())
                .findFirst();
    }
}
