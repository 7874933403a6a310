package dev.kith.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.demo.Deed.Followed;
import dev.kith.demo.Deed.Joined;
import dev.kith.demo.Deed.Ordered;
import dev.kith.demo.Deed.Refunded;
import dev.kith.demo.Deed.SignedUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketTest {

    private static final Season SPRING = Season.endingAt(Instant.parse("2026-06-01T09:30:00Z"), 90);

    private final List<Deed> history = Market.history(SPRING, 7);

    @Test
    void tellsTheSameStoryForTheSameSeed() {
        assertThat(Market.history(SPRING, 7)).isEqualTo(history);
        assertThat(Market.history(SPRING, 8)).isNotEqualTo(history);
    }

    @Test
    void isAboutThreeThousandCustomersWhoLookMoreThanTheyBuy() {
        assertThat(count(SignedUp.class)).isBetween(2_700L, 3_300L);
        assertThat(count(Ordered.class)).isBetween(2_000L, 4_500L);
        assertThat(history.size()).isBetween(20_000, 45_000);
        assertThat(count(Refunded.class) * 100 / count(Ordered.class)).isBetween(3L, 9L);
    }

    @Test
    void happensInTheOrderOfTimeAndNotInTheFuture() {
        assertThat(history).isSortedAccordingTo(Comparator.comparing(Deed::at));
        assertThat(history.getLast().at()).isBefore(SPRING.end());
    }

    @Test
    void bringsFriendsByBothProgramsToItsEnd() {
        var creators = history.stream()
                .filter(Joined.class::isInstance)
                .map(Joined.class::cast)
                .filter(joined -> joined.offer() == Offer.CREATORS)
                .map(Joined::shopper)
                .toList();
        var lately = history.stream()
                .filter(Followed.class::isInstance)
                .map(Followed.class::cast)
                .filter(followed -> followed.at().isAfter(SPRING.end().minus(Duration.ofDays(28))))
                .toList();

        assertThat(lately)
                .filteredOn(followed -> creators.contains(followed.advocate()))
                .hasSizeGreaterThan(30);
        assertThat(lately)
                .filteredOn(followed -> !creators.contains(followed.advocate()))
                .hasSizeGreaterThan(100);
    }

    @Test
    void leavesNoHoldThatEndsWhileSomebodyLooks() {
        assertThat(history.stream().filter(Ordered.class::isInstance))
                .allSatisfy(order -> assertThat(Duration.between(order.at().plus(Tally.HOLD), SPRING.end())
                                .abs())
                        .isGreaterThan(Duration.ofHours(1)));
    }

    @Test
    void givesWhoeverComesTodayAShortAddressOfTheirOwn() {
        var names = new Names(new SplittableRandom(7));
        var today = IntStream.range(0, 3_000)
                .mapToObj(number -> names.latecomer(1_000_000 + number, number, names.household(number)))
                .map(Shopper::email)
                .toList();

        assertThat(today).doesNotHaveDuplicates().noneMatch(email -> email.matches(".*[0-9]{5}.*"));
        assertThat(history.stream().map(Deed::shopper).map(Shopper::email)).doesNotContainAnyElementsOf(today);
    }

    private long count(Class<? extends Deed> kind) {
        return history.stream().filter(kind::isInstance).count();
    }
}
