package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Decision;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop.Advocate;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise (examples 6, 25): nobody is paid for bringing themselves, under whatever address. */
@KithTest
class NobodyRefersThemselvesStory {

    private final Shops shops;
    private final Spring spring;

    NobodyRefersThemselvesStory(Shops shops) {
        this.shops = shops;
        this.spring = Spring.in(shops);
    }

    @Test
    void notWithATaggedAddress() {
        spring.shop.reports(identify("ada", "ada@gmail.com"));
        spring.shop.timePassesTo(Spring.SIGN_UP);

        spring.shop.reports(Happening.withCode(identify("ada-again", "A.da+x@gmail.com"), "ADAR2C7H"));
        var decision = spring.shop.sells(Purchase.of("o-1", "ada-again", "50.00")
                .with("email", "A.da+x@gmail.com")
                .at(Spring.ORDER)
                .code("ADAR2C7H"));

        assertThat(decision.reason()).contains("self_referral");
        assertThat(decision.failures()).contains("self_referral");
        assertThat(spring.shop.referralsOfFriend("ada-again")).isEmpty();
        assertThat(spring.shop.rewardsOf("ada-again")).isEmpty();
        assertThat(spring.adasRewards()).isEmpty();
    }

    @Test
    void notWithTheSameAddressInAnotherAccount() {
        spring.shop.reports(identify("ada", "ada@example.org"));
        spring.shop.timePassesTo(Spring.SIGN_UP);

        var decision = spring.shop.sells(Purchase.of("o-1", "ada-again", "50.00")
                .with("email", "ada@example.org")
                .at(Spring.ORDER)
                .code("ADAR2C7H"));

        assertThat(decision.failures()).contains("self_referral");
        assertThat(spring.shop.referralsOfFriend("ada-again")).isEmpty();
        assertThat(spring.adasRewards()).isEmpty();
    }

    @Test
    void notAtTheOwnCheckout() {
        var decision = spring.shop.sells(
                Purchase.of("o-1", "ada", "50.00").at(Spring.ORDER).code("ADAR2C7H"));

        assertThat(decision.failures()).contains("self_referral");
        assertThat(spring.adasRewards()).isEmpty();
    }

    @Test
    void notByBringingEachOther() {
        spring.withBrunosFirstOrder();
        var bruno = spring.shop.enrolls(spring.program, "bruno", "BRUNO-READS");

        var decision = spring.shop.sells(Purchase.of("o-9", "ada", "50.00")
                .at(Spring.ORDER.plusSeconds(60))
                .code(bruno.code()));

        assertThat(decision.failures()).contains("circular_referral");
        assertThat(spring.shop.referralsOfFriend("ada")).isEmpty();
    }

    @Test
    void notInACircleOfFourWhoBuyAtOnce() throws InterruptedException {
        Spring open = Spring.in(shops, Terms.everybodyMayShare());
        var circle = List.of("dora", "emil", "fay", "gus");
        var codes = circle.stream()
                .map(person -> open.shop.enrolls(open.program, person, person.toUpperCase(Locale.ROOT) + "-READS"))
                .map(Advocate::code)
                .toList();
        open.shop.timePassesTo(Spring.ORDER);
        var purchases = IntStream.range(0, 4)
                .<Callable<Decision>>mapToObj(turn ->
                        () -> open.shop.sells(Purchase.of("o-" + turn, circle.get((turn + 1) % 4), "50.00")
                                .at(Spring.ORDER)
                                .code(codes.get(turn))))
                .toList();

        try (var checkouts = Executors.newFixedThreadPool(4)) {
            checkouts.invokeAll(purchases);
        }

        assertThat(circle.stream()
                        .mapToInt(person -> open.shop.referralsOfFriend(person).size())
                        .sum())
                .isEqualTo(3);
    }

    private static tools.jackson.databind.node.ObjectNode identify(String userId, String email) {
        var event = Happening.signUp(userId, Spring.SIGN_UP);
        event.withObject("/traits").put("email", email);
        return event;
    }
}
