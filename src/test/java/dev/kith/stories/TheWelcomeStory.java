package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Money;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import org.junit.jupiter.api.Test;

/** Promise (example 10): a percentage off is money only once an order says how much. */
@KithTest
class TheWelcomeStory {

    private final Spring spring;

    TheWelcomeStory(Shops shops) {
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
}
