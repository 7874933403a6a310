package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shop.Advocate;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import dev.kith.testkit.Visitor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Three weeks of a small shop, told over HTTP: friends who buy, one who sends it back, one who tries to pay herself. */
public final class Season {

    static final Instant BEGINNING = Instant.parse("2026-11-02T09:00:00Z");
    public static final Instant TODAY = BEGINNING.plus(Duration.ofDays(20));

    private static final List<String> CHANNELS = List.of("whatsapp", "email", "copy", "qr");

    private final Shops shops;
    private final Shop shop;
    private int orders;

    private Season(Shops shops, Shop shop) {
        this.shops = shops;
        this.shop = shop;
    }

    public static Shop of(Shops shops) {
        Shop shop = shops.openAt(BEGINNING);
        new Season(shops, shop).happens();
        return shop;
    }

    private void happens() {
        String spring = shop.launches("spring", Terms.everybodyMayShare());
        Advocate ada = shop.enrolls(spring, "ada", "ADA-2026");
        Advocate cleo = shop.enrolls(spring, "cleo", "CLEO-2026");
        buys("dora", "64.00", BEGINNING);
        for (int friend = 0; friend < 6; friend++) {
            Advocate by = friend % 2 == 0 ? ada : cleo;
            Instant when = BEGINNING.plus(Duration.ofDays(friend)).plus(Duration.ofHours(1));
            brings(
                    by,
                    "friend" + friend,
                    CHANNELS.get(friend % CHANNELS.size()),
                    when,
                    friend % 3 == 2 ? "12.00" : "48.50");
        }
        brings(ada, "ada", "copy", BEGINNING.plus(Duration.ofDays(7)), "50.00");
        Advocate second = shop.enrolls(spring, "friend0", "FRIEND-ZERO");
        brings(second, "grandchild", "telegram", BEGINNING.plus(Duration.ofDays(8)), "35.00");
        shop.refunds("o-2", "r-1", BEGINNING.plus(Duration.ofDays(9)));
        shop.timePassesTo(TODAY);
        brings(ada, "latest", "whatsapp", TODAY.minus(Duration.ofHours(2)), "80.00");
        shop.settles();
    }

    private void brings(Advocate advocate, String friend, String channel, Instant when, String worth) {
        shop.timePassesTo(when);
        var landing = new Visitor("browser-of-" + friend).follow(link(advocate, channel));
        assertThat(landing.clickId()).as("click of " + friend).isPresent();
        shop.settles();
        Instant bought = when.plus(Duration.ofMinutes(20));
        shop.timePassesTo(bought);
        shop.sells(Purchase.of("o-" + ++orders, friend, worth)
                .at(bought)
                .click(landing.clickId().orElseThrow()));
    }

    /** On the port of this run; the link itself names the public address. */
    private URI link(Advocate advocate, String channel) {
        return shops.url().resolve(advocate.link().getPath() + "?c=" + channel);
    }

    private void buys(String customer, String worth, Instant when) {
        shop.sells(Purchase.of("o-" + ++orders, customer, worth).at(when));
    }
}
