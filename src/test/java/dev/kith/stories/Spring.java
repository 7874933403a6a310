package dev.kith.stories;

import dev.kith.testkit.Decision;
import dev.kith.testkit.Happening;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import dev.kith.testkit.Visitor;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where every acceptance example starts: program {@code spring} is Example A, live; Ada is an advocate, Bruno is new. He
 * clicks on 1 March at ten, signs up a day later and buys another day later.
 */
final class Spring {

    static final Instant OPENING = Instant.parse("2026-03-01T09:00:00Z");
    static final Instant CLICK = Instant.parse("2026-03-01T10:00:00Z");
    static final Instant SIGN_UP = Instant.parse("2026-03-02T10:00:00Z");
    static final Instant ORDER = Instant.parse("2026-03-03T10:00:00Z");
    static final Instant HOLD_END = Instant.parse("2026-03-17T10:00:00Z");
    static final Instant RELEASE = Instant.parse("2026-03-17T10:15:00Z");

    final Shop shop;
    final String program;
    final Shop.Advocate ada;
    final Visitor brunosPhone = new Visitor("brunos-phone");

    private Spring(Shop shop, String program, Shop.Advocate ada) {
        this.shop = shop;
        this.program = program;
        this.ada = ada;
    }

    static Spring in(Shops shops) {
        return in(shops, Terms.exampleA());
    }

    static Spring in(Shops shops, Terms terms) {
        Shop shop = shops.openAt(OPENING);
        String program = shop.launches("spring", terms);
        becomesCustomer(shop, "ada");
        return new Spring(shop, program, shop.enrolls(program, "ada", "ADAR2C7H"));
    }

    /** Only customers may be advocates here. */
    static void becomesCustomer(Shop shop, String userId) {
        shop.reports(Happening.signUp(userId, OPENING.minusSeconds(7_200)));
        shop.sells(Purchase.of("first-of-" + userId, userId, "20.00").at(OPENING.minusSeconds(3_600)));
    }

    /** An advocate besides Ada, a customer like her. */
    Shop.Advocate another(String userId, String code) {
        becomesCustomer(shop, userId);
        return shop.enrolls(program, userId, code);
    }

    String brunoClicks() {
        return clicks(ada, CLICK, brunosPhone);
    }

    String clicks(Shop.Advocate advocate, Instant at, Visitor visitor) {
        shop.timePassesTo(at);
        return visitor.follow(advocate.link()).clickId().orElseThrow();
    }

    void brunoClicksAndSignsUp() {
        String click = brunoClicks();
        shop.timePassesTo(SIGN_UP);
        shop.reports(
                Happening.withClick(Happening.on(Happening.signUp("bruno", SIGN_UP), brunosPhone.device()), click));
    }

    /** The code of the discount that Bruno was given. */
    String brunosWelcome() {
        return shop.rewardRowsOf("bruno").stream()
                .filter(reward -> reward.get("rule").asString().equals("frd"))
                .map(reward -> reward.path("code").asString())
                .findFirst()
                .orElseThrow();
    }

    /** 50.00 on the list, his welcome discount taken off. */
    Purchase brunosOrder() {
        return discounted(Purchase.of("o-1", "bruno", "40.00").at(ORDER), "50.00")
                .coupon(brunosWelcome());
    }

    static Purchase discounted(Purchase purchase, String listPrice) {
        purchase.json()
                .putArray("items")
                .addObject()
                .put("sku", "cups")
                .put("price", listPrice)
                .put("quantity", 1);
        return purchase;
    }

    Decision brunoBuys() {
        shop.timePassesTo(ORDER);
        return shop.sells(brunosOrder());
    }

    /** Up to Ada's pending reward. */
    Spring withBrunosFirstOrder() {
        brunoClicksAndSignsUp();
        brunoBuys();
        return this;
    }

    List<String> adasRewards() {
        return shop.rewardsOf("ada");
    }

    JsonNode brunosReferral() {
        return shop.referralsOfFriend("bruno").getFirst();
    }
}
