package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import dev.kith.testkit.Visitor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Promise (example 31): who followed a link under one version of the terms is paid by that version. */
@KithTest
class APromiseKeepsItsTermsStory {

    private static final Instant SECOND_VERSION = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant DINAS_CLICK = Instant.parse("2026-03-03T08:00:00Z");

    private final Spring spring;

    APromiseKeepsItsTermsStory(Shops shops) {
        this.spring = Spring.in(shops);
    }

    @Test
    void thoseWhoComeLaterGetTheNewOne() {
        spring.brunoClicksAndSignsUp();
        spring.shop.timePassesTo(SECOND_VERSION);
        spring.shop.publishes(
                spring.program, Terms.exampleA().with("/rules/1/value", "{'flat': ['5.00 EUR', '4.00 GBP']}"));
        var dinasPhone = new Visitor("dinas-phone");
        String click = spring.clicks(spring.ada, DINAS_CLICK, dinasPhone);
        spring.shop.reports(Happening.withClick(Happening.signUp("dina", DINAS_CLICK.plusSeconds(60)), click));

        spring.shop.timePassesTo(Spring.ORDER);
        var brunos = spring.shop.sells(spring.brunosOrder());
        var dinas = spring.shop.sells(Purchase.of("o-d", "dina", "50.00").at(Spring.ORDER));

        assertThat(brunos.rewards()).contains("adv 10.00 EUR pending");
        assertThat(dinas.rewards()).contains("adv 5.00 EUR pending");
    }
}
