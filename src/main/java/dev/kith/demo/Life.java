package dev.kith.demo;

import dev.kith.demo.Basket.Line;
import dev.kith.demo.Deed.Browsed;
import dev.kith.demo.Deed.Followed;
import dev.kith.demo.Deed.Joined;
import dev.kith.demo.Deed.Look;
import dev.kith.demo.Deed.Ordered;
import dev.kith.demo.Deed.Refunded;
import dev.kith.demo.Deed.Shared;
import dev.kith.demo.Deed.SignedUp;
import dev.kith.demo.Market.Arrival;
import dev.kith.demo.Market.Invitation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What one shopper does from the first visit on, and whom they bring. Chances are per person and only look alike. */
final class Life {

    private static final double STAYS_ALONE = 0.42;
    private static final double BUYS = 0.66;
    private static final double BUYS_WHEN_INVITED = 0.78;
    private static final double BUYS_AGAIN = 0.34;
    private static final double SENDS_BACK = 0.065;
    private static final double TELLS_FRIENDS = 0.24;
    private static final double TELLS_FRIENDS_AS_REGULAR = 0.34;
    private static final double TYPES_THE_CODE = 0.12;
    private static final double COMES_TOO_LATE = 0.02;
    private static final double FORGETS_THE_DISCOUNT = 0.15;

    private final Shopper me;
    private final Season season;
    private final SplittableRandom random;
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private Optional<Instant> tellsFriendsSince = Optional.empty();
    private boolean usesWelcome;
    private int orders;

    Life(Shopper me, Season season, SplittableRandom random) {
        this.me = me;
        this.season = season;
        this.random = random;
    }

    List<Deed> deeds() {
        return deeds;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    /** A customer from before the season; some of them tell friends once there is a program to join. */
    Life asRegular(Instant came, boolean creator) {
        signUp(came, Optional.empty());
        buy(came.plus(minutes(30, 50)), false);
        Instant joins = season.start().plus(hours(1, creator ? 9 * 24 : 20 * season.days()));
        if (creator) {
            tellTheirAudience(joins, 10 + random.nextInt(14));
        } else if (chance(TELLS_FRIENDS_AS_REGULAR)) {
            tellFriends(joins, Offer.FRIENDS, 1 + random.nextInt(4));
        }
        buyAgain(season.start().plus(hours(12, 45 * 24)));
        return this;
    }

    Life from(Arrival arrival) {
        arrival.invitation()
                .ifPresentOrElse(invitation -> follow(arrival.at(), invitation), () -> passBy(arrival.at()));
        return this;
    }

    private void passBy(Instant at) {
        lookAround(at, false);
        if (chance(STAYS_ALONE)) {
            Instant joined = at.plus(minutes(3, 40));
            signUp(joined, Optional.empty());
            if (chance(BUYS)) {
                buyAndSoOn(joined.plus(minutes(30, 6 * 24 * 60)));
            }
        }
    }

    private void follow(Instant at, Invitation by) {
        deeds.add(new Followed(at, me, by.advocate(), by.channel()));
        lookAround(at.plusSeconds(5 + random.nextInt(40)), false);
        if (!chance(by.channel().staying())) {
            return;
        }
        Instant joined = chance(COMES_TOO_LATE) ? at.plus(hours(31 * 24, 38 * 24)) : at.plus(minutes(2, 3 * 24 * 60));
        signUp(joined, chance(TYPES_THE_CODE) ? Optional.of(by.advocate()) : Optional.empty());
        if (chance(BUYS_WHEN_INVITED)) {
            usesWelcome = by.offer() == Offer.FRIENDS && !chance(FORGETS_THE_DISCOUNT);
            buyAndSoOn(joined.plus(hours(25, 11 * 24)));
        }
    }

    private void signUp(Instant at, Optional<Shopper> typedCodeOf) {
        deeds.add(new SignedUp(at, me, typedCodeOf));
    }

    private void buyAndSoOn(Instant first) {
        Instant bought = buy(first, usesWelcome);
        if (chance(TELLS_FRIENDS)) {
            tellFriends(bought.plus(minutes(1, 3 * 24 * 60)), Offer.FRIENDS, 1 + random.nextInt(3));
        }
        buyAgain(bought.plus(hours(7 * 24, 32 * 24)));
    }

    private void buyAgain(Instant at) {
        Instant next = at;
        while (next.isBefore(season.end()) && orders < 9 && chance(BUYS_AGAIN)) {
            Instant bought = buy(next, false);
            if (tellsFriendsSince.filter(bought::isAfter).isPresent() && chance(0.5)) {
                shareFrom(bought.plus(minutes(1, 600)), Offer.FRIENDS, 1 + random.nextInt(2));
            }
            next = bought.plus(hours(6 * 24, 34 * 24));
        }
    }

    private Instant buy(Instant around, boolean withWelcome) {
        Instant at = clearOfTheHoldsEnd(around, season);
        lookAround(at.minusSeconds(400 + random.nextInt(900)), true);
        deeds.add(new Browsed(at.minusSeconds(90), me, true, Look.CHECKOUT, Basket.product(random)));
        var basket = Basket.fill(random);
        String orderId = "B-" + (100_000 + me.number() * 10 + orders++);
        deeds.add(new Ordered(at, me, orderId, basket, withWelcome, Optional.empty()));
        if (chance(SENDS_BACK)) {
            sendBack(at, orderId, basket);
        }
        return at;
    }

    /** Half within the return period, half when it is over; half of it all, half of it one line. */
    private void sendBack(Instant bought, String orderId, Basket basket) {
        Instant at = bought.plus(chance(0.5) ? hours(30, 12 * 24) : hours(16 * 24, 40 * 24));
        List<Line> lines = basket.lines();
        boolean everything = lines.size() == 1 || chance(0.5);
        Optional<Line> one = everything ? Optional.empty() : Optional.of(lines.get(random.nextInt(lines.size())));
        deeds.add(new Refunded(at, me, orderId, "R" + orderId.substring(1), one));
    }

    private void tellFriends(Instant at, Offer offer, int links) {
        tellsFriendsSince = Optional.of(at).filter(_ -> offer == Offer.FRIENDS);
        deeds.add(new Joined(at, me, offer));
        shareFrom(at.plusSeconds(30), offer, links);
    }

    /** Now and again through the whole season. */
    private void tellTheirAudience(Instant joins, int links) {
        deeds.add(new Joined(joins, me, Offer.CREATORS));
        long left = Math.max(2, Duration.between(joins, season.end()).toMinutes());
        for (int link = 0; link < links; link++) {
            share(joins.plus(minutes(1, left)), Offer.CREATORS);
        }
    }

    private void shareFrom(Instant at, Offer offer, int links) {
        for (int link = 0; link < links; link++) {
            share(at.plus(minutes(1, 21 * 24 * 60)), offer);
        }
    }

    private void share(Instant shared, Offer offer) {
        Channel channel = Channel.pick(random);
        deeds.add(new Shared(shared, me, channel));
        for (int friend = friendsBy(channel); friend > 0; friend--) {
            Instant comes = shared.plus(minutes(2, 4 * 24 * 60));
            arrivals.add(new Arrival(comes, Optional.of(new Invitation(me, offer, channel))));
        }
    }

    private int friendsBy(Channel channel) {
        int friends = 0;
        double left = Math.exp(-channel.visitors());
        for (double roll = random.nextDouble(); roll > left && friends < 9; friends++) {
            roll *= random.nextDouble();
        }
        return friends;
    }

    private void lookAround(Instant from, boolean signedIn) {
        Instant at = from;
        deeds.add(new Browsed(at, me, signedIn, Look.PAGE, Basket.product(random)));
        for (int more = random.nextInt(4); more > 0; more--) {
            at = at.plusSeconds(12 + random.nextInt(80));
            Look look = chance(0.3) ? Look.CART : Look.PRODUCT;
            deeds.add(new Browsed(at, me, signedIn, look, Basket.product(random)));
        }
    }

    /** No hold may end while the demo is looking, or what counts as available would depend on the second. */
    static Instant clearOfTheHoldsEnd(Instant at, Season season) {
        Duration fromTheEdge =
                Duration.between(at.plus(Tally.HOLD), season.end()).abs();
        return fromTheEdge.toHours() < 2 ? at.minus(Duration.ofHours(4)) : at;
    }

    private boolean chance(double of) {
        return random.nextDouble() < of;
    }

    private Duration minutes(long least, long most) {
        return Duration.ofMillis(random.nextLong(least * 60_000, most * 60_000));
    }

    private Duration hours(long least, long most) {
        return minutes(least * 60, most * 60);
    }
}
