package dev.kith.demo;

import dev.kith.demo.Deed.Browsed;
import dev.kith.demo.Deed.Look;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** What happens in the shop right now: people follow real links, pages report by themselves, orders are decided. */
final class Trade {

    private static final int FIRST_NUMBER = 1_000_000;

    private final Browser browser;
    private final BackOffice shop;
    private final Tally tally;
    private final Sent sent;
    private final InstantSource clock;
    private final SplittableRandom random;
    private final Names names;
    private final Map<Shopper, String> codes;
    private final List<Shopper> advocates = new ArrayList<>();
    private int people;

    /** What time it is, and since when the shop has been open. */
    record Day(InstantSource clock, Instant since) {

        /** More than the people of all runs before this one. */
        int peopleSoFar() {
            return 2 * (int) Duration.between(since, clock.instant()).toSeconds();
        }
    }

    Trade(Browser browser, BackOffice shop, Books books, Day day, long seed) {
        this.browser = browser;
        this.shop = shop;
        this.tally = books.tally();
        this.sent = books.sent();
        this.codes = books.codes();
        this.clock = day.clock();
        this.people = day.peopleSoFar();
        // other people than the season's, on devices of their own
        this.random = new SplittableRandom(~seed);
        this.names = new Names(random.split());
    }

    /** Somebody follows an advocate's link, looks around, signs up, gets the welcome and buys with it. */
    void friendBuys() {
        Shopper friend = somebody();
        String click = follow(friend);
        signUp(friend, click);
        buy(friend, Optional.of(click));
    }

    /** One small thing, as it happens all day: mostly somebody looks around, and now and then somebody buys. */
    void something() {
        switch (random.nextInt(80)) {
            case 0 -> friendBuys();
            case 1, 2, 3 -> follow(somebody());
            case 4, 5 -> {
                Shopper newcomer = somebody();
                look(newcomer, Look.PAGE);
                signUp(newcomer, "");
            }
            default -> {
                Shopper visitor = somebody();
                look(visitor, Look.PAGE);
                look(visitor, random.nextBoolean() ? Look.PRODUCT : Look.CART);
            }
        }
    }

    private Shopper somebody() {
        int number = people++;
        return names.latecomer(FIRST_NUMBER + number, number, names.household(FIRST_NUMBER + number));
    }

    private String follow(Shopper friend) {
        Shopper advocate = advocate();
        Instant now = clock.instant();
        String click = browser.follow(codes.getOrDefault(advocate, ""), Channel.pick(random))
                .orElseThrow(() -> new IllegalStateException("a link of " + advocate.name() + " gave no click id"));
        tally.followed(friend, advocate, now);
        ObjectNode landing = EventJson.browsed(new Browsed(now, friend, false, Look.PAGE, Basket.product(random)));
        landing.putObject("context").putObject("kith").put("clickId", click);
        browser.report(numbered(landing));
        look(friend, Look.PRODUCT);
        return click;
    }

    private Shopper advocate() {
        if (advocates.isEmpty()) {
            advocates.addAll(codes.keySet());
        }
        return advocates.get(random.nextInt(advocates.size()));
    }

    private void look(Shopper visitor, Look look) {
        var browsed = new Browsed(clock.instant(), visitor, false, look, Basket.product(random));
        browser.report(numbered(EventJson.browsed(browsed)));
    }

    private void signUp(Shopper shopper, String click) {
        Instant now = clock.instant();
        ObjectNode event = EventJson.signedUp(shopper, now, Optional.empty());
        if (!click.isEmpty()) {
            event.putObject("context").putObject("kith").put("clickId", click);
        }
        shop.tell(List.of(numbered(event)));
        tally.signedUp(shopper, Optional.empty(), now);
    }

    private void buy(Shopper friend, Optional<String> click) {
        Basket basket = Basket.fill(random);
        boolean mayUse = basket.worth() >= Standing.MINIMUM && tally.holdsWelcome(friend);
        Optional<String> coupon = mayUse ? shop.awaitWelcomeOf(friend) : Optional.empty();
        var sale = new Sale(
                clock.instant(),
                friend,
                "L-" + (300_000 + friend.number()),
                basket,
                coupon.isPresent() ? Standing.WELCOME : 0,
                coupon,
                Optional.empty());
        shop.order(sale, Optional.empty(), click);
        tally.sold(sale);
        sent.order(sale);
    }

    private ObjectNode numbered(ObjectNode event) {
        return event.put("messageId", sent.nextMessageId());
    }
}
