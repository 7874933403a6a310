package dev.kith.demo;

import dev.kith.demo.Deed.Followed;
import dev.kith.demo.Deed.Joined;
import dev.kith.demo.Deed.Ordered;
import dev.kith.demo.Deed.SignedUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The few who try it on, and the innocent who only look like it. What becomes of them is for Kith to say. */
final class Mischief {

    private static final int FIRST_NUMBER = 70_000;

    private final List<Deed> deeds;
    private final Season season;
    private final SplittableRandom random;
    private final Names names;
    private int people = FIRST_NUMBER;

    private Mischief(List<Deed> deeds, Season season, SplittableRandom random, Names names) {
        this.deeds = deeds;
        this.season = season;
        this.random = random;
        this.names = names;
    }

    /** Turns every twentieth advocate of the friends' program into one of five kinds, in turn. */
    static void among(List<Deed> deeds, Season season, SplittableRandom random, Names names) {
        var mischief = new Mischief(deeds, season, random, names);
        List<Joined> advocates = deeds.stream()
                .filter(Joined.class::isInstance)
                .map(Joined.class::cast)
                .filter(joined -> joined.offer() == Offer.FRIENDS)
                .filter(joined -> joined.at().isBefore(season.end().minus(Duration.ofDays(5))))
                .toList();
        for (int place = 0; place < advocates.size(); place += 20) {
            Joined joined = advocates.get(place);
            switch (place / 20 % 4) {
                case 0 -> mischief.ownCodeAtCheckout(joined);
                case 1 -> mischief.secondMailbox(joined);
                case 2 -> mischief.partnerOnTheSameTablet(joined);
                default -> mischief.oldCustomer(joined, advocates.get((place + 7) % advocates.size()));
            }
        }
    }

    /** Types the own code into the next order. */
    private void ownCodeAtCheckout(Joined advocate) {
        buys(advocate.shopper(), later(advocate.at(), 24, 90), Optional.of(advocate.shopper()));
    }

    /** Opens a second account under the same mailbox and follows the own link with it. */
    private void secondMailbox(Joined advocate) {
        Shopper me = advocate.shopper();
        String mailbox = me.email().replace("@", "+deals@");
        var again = new Shopper(people++, me.name(), mailbox, names.device(), me.household());
        invited(advocate, again, Optional.empty());
    }

    /** Somebody at home uses the advocate's device, and says honestly who sent them. */
    private void partnerOnTheSameTablet(Joined advocate) {
        Shopper stranger = names.shopper(people++, advocate.shopper().household());
        var partner = new Shopper(
                stranger.number(),
                stranger.name(),
                stranger.email(),
                advocate.shopper().device(),
                stranger.household());
        invited(advocate, partner, Optional.of(advocate.shopper()));
    }

    /** Follows a friend's link and types the code, although a customer for long. */
    private void oldCustomer(Joined customer, Joined advocate) {
        Instant later = customer.at().isAfter(advocate.at()) ? customer.at() : advocate.at();
        Instant at = later(later, 24, 60);
        deeds.add(new Followed(at, customer.shopper(), advocate.shopper(), Channel.COPY));
        buys(customer.shopper(), at.plus(Duration.ofMinutes(20)), Optional.of(advocate.shopper()));
    }

    private void invited(Joined advocate, Shopper friend, Optional<Shopper> typed) {
        Instant at = later(advocate.at(), 20, 70);
        deeds.add(new Followed(at, friend, advocate.shopper(), Channel.COPY));
        Instant joined = at.plus(Duration.ofMinutes(6));
        deeds.add(new SignedUp(joined, friend, typed));
        buys(friend, later(joined, 25, 40), Optional.empty());
    }

    private void buys(Shopper buyer, Instant at, Optional<Shopper> typedCodeOf) {
        String orderId = "M-" + (200_000 + people++);
        deeds.add(new Ordered(
                Life.clearOfTheHoldsEnd(at, season), buyer, orderId, Basket.fill(random), false, typedCodeOf));
    }

    private Instant later(Instant than, long leastHours, long mostHours) {
        return than.plus(Duration.ofMinutes(random.nextLong(leastHours * 60, mostHours * 60)));
    }
}
