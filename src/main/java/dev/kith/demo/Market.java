package dev.kith.demo;

import static java.util.Comparator.comparing;

import dev.kith.demo.Shopper.Household;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Everybody who came by in a season, and what they did. The same seed and season give the same people and deeds.
 *
 * <p>People arrive by themselves, or because an advocate's link reached them; those who stay may become advocates, whose
 * links bring more people, and so on until the season ends.
 */
final class Market {

    private static final double REGULARS_A_DAY = 7.6;
    private static final double PASSERS_BY_A_DAY = 29;
    private static final int CREATORS = 12;
    private static final Duration BEFORE = Duration.ofDays(60);

    /** Somebody turns up, perhaps on an advocate's word. */
    record Arrival(Instant at, Optional<Invitation> invitation) {}

    /** A link on its way to a friend. */
    record Invitation(Shopper advocate, Offer offer, Channel channel) {}

    private final Season season;
    private final SplittableRandom random;
    private final Names names;
    private final List<Deed> deeds = new ArrayList<>();
    private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>(comparing(Arrival::at));
    private final List<Household> homes = new ArrayList<>();
    private int people;

    private Market(Season season, long seed) {
        this.season = season;
        this.random = new SplittableRandom(seed);
        this.names = new Names(random.split());
    }

    /** What happened in the season and, to the first regulars, shortly before it, in the order of time. */
    static List<Deed> history(Season season, long seed) {
        var market = new Market(season, seed);
        market.letRegularsIn();
        market.letPassersByIn();
        market.letFriendsIn();
        Mischief.among(market.deeds, market.season, market.random.split(), market.names);
        return market.deeds.stream()
                .filter(deed -> deed.at().isBefore(season.end()))
                .sorted(comparing(Deed::at))
                .toList();
    }

    private void letRegularsIn() {
        int regulars = (int) Math.round(REGULARS_A_DAY * season.days());
        for (int regular = 0; regular < regulars; regular++) {
            Instant came = season.start().minus(between(Duration.ofDays(1), BEFORE));
            live(new Life(somebody(), season, random.split()).asRegular(came, regular < CREATORS));
        }
    }

    private void letPassersByIn() {
        for (int day = 0; day < season.days(); day++) {
            long many = Math.round(PASSERS_BY_A_DAY * season.bustle(day) * (0.85 + 0.3 * random.nextDouble()));
            for (int passer = 0; passer < many; passer++) {
                arrivals.add(new Arrival(season.moment(day, random), Optional.empty()));
            }
        }
    }

    private void letFriendsIn() {
        for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
            if (season.contains(next.at())) {
                live(new Life(somebody(), season, random.split()).from(next));
            }
        }
    }

    private void live(Life life) {
        deeds.addAll(life.deeds());
        arrivals.addAll(life.arrivals());
    }

    /** Three in ten share a home with somebody who came before them. */
    private Shopper somebody() {
        if (homes.isEmpty() || random.nextDouble() > 0.3) {
            homes.add(names.household(homes.size()));
            return names.shopper(people++, homes.getLast());
        }
        return names.shopper(people++, homes.get(random.nextInt(homes.size())));
    }

    private Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis()));
    }
}
