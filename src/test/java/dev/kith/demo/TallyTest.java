package dev.kith.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.demo.Basket.Line;
import dev.kith.demo.Basket.Product;
import dev.kith.demo.Sale.Return;
import dev.kith.demo.Shopper.Household;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final Household HOME = new Household(1, "Via Verdi 1", "Bologna", "IT");
    private static final Shopper ADA = new Shopper(1, "Ada Conti", "ada.conti@gmail.com", "ada-phone", HOME);
    private static final Shopper CLEO = new Shopper(2, "Cleo Rossi", "cleo@libero.it", "cleo-phone", HOME);
    private static final Shopper BRUNO = new Shopper(3, "Bruno Neri", "bruno@web.de", "bruno-phone", HOME);

    private final Tally tally = new Tally();

    @Test
    void owesTheAdvocateTenOnceTheReturnPeriodIsOver() {
        brings(ADA, BRUNO);
        tally.sold(sale("o-1", NOON, 4_000, 0));

        assertThat(standingAt(NOON.plus(Duration.ofDays(14)))).satisfies(bruno -> {
            assertThat(bruno.pending()).isEqualTo(1_000);
            assertThat(bruno.openWelcome()).isTrue();
        });
        assertThat(standingAt(NOON.plus(Tally.HOLD)).available()).isEqualTo(1_000);
    }

    @Test
    void seesThroughASecondMailbox() {
        var adaAgain = new Shopper(4, "Ada Conti", "adaconti+deals@gmail.com", "other-phone", HOME);

        brings(ADA, adaAgain);

        assertThat(tally.bonds()).isEmpty();
    }

    @Test
    void letsAnAdvocateOfAnEarlierDemoBringAFriend() {
        Shopper known = Shopper.known(4, "Dora");

        brings(known, BRUNO);

        assertThat(tally.bonds()).extracting(Tally.Bond::advocate).containsExactly(known);
    }

    @Test
    void believesATypedCodeMoreThanAnEarlierLink() {
        tally.followed(BRUNO, CLEO, NOON.minus(Duration.ofDays(2)));
        tally.signedUp(BRUNO, Optional.of(ADA), NOON.minus(Duration.ofDays(1)));

        assertThat(tally.bonds()).extracting(Tally.Bond::advocate).containsExactly(ADA);
    }

    @Test
    void countsNobodyWhoHadBoughtBefore() {
        tally.signedUp(BRUNO, Optional.empty(), NOON.minus(Duration.ofDays(9)));
        tally.sold(sale("o-0", NOON.minus(Duration.ofDays(8)), 4_000, 0));

        brings(ADA, BRUNO);
        tally.sold(sale("o-1", NOON, 4_000, 0));

        assertThat(tally.bonds()).isEmpty();
    }

    @Test
    void givesThePlaceOfAReturnedFirstOrderToTheNext() {
        brings(ADA, BRUNO);
        tally.sold(sale("o-1", NOON, 4_000, 0));
        tally.takenBack(new Return(NOON.plus(Duration.ofDays(3)), "o-1", "r-1", OptionalLong.empty()));
        tally.sold(sale("o-2", NOON.plus(Duration.ofDays(20)), 4_000, 0));

        assertThat(standingAt(NOON.plus(Duration.ofDays(30))).pending()).isEqualTo(1_000);
    }

    @Test
    void takesTheCreditBackWhenWhatIsLeftIsBelowTheMinimum() {
        brings(ADA, BRUNO);
        tally.sold(sale("o-1", NOON, 4_000, 1_000));
        tally.takenBack(new Return(NOON.plus(Duration.ofDays(20)), "o-1", "r-1", OptionalLong.of(500)));

        Standing bruno = standingAt(NOON.plus(Duration.ofDays(30)));

        assertThat(bruno.available()).isZero();
        assertThat(bruno.discount()).isEqualTo(1_000);
    }

    @Test
    void paysCreatorsATenthRoundedHalfUpAndNeverMoreThanForty() {
        tally.joined(CLEO, Offer.CREATORS);
        brings(CLEO, BRUNO);
        tally.sold(sale("o-1", NOON, 4_005, 0));

        assertThat(standingAt(NOON).pending()).isEqualTo(401);
    }

    private void brings(Shopper advocate, Shopper friend) {
        tally.followed(friend, advocate, NOON.minus(Duration.ofDays(2)));
        tally.signedUp(friend, Optional.empty(), NOON.minus(Duration.ofDays(1)));
    }

    private Standing standingAt(Instant now) {
        return tally.standings(now).getFirst();
    }

    private static Sale sale(String orderId, Instant at, long cents, long discount) {
        var basket = new Basket(List.of(new Line(new Product("x", "Something", "table", cents), 1)));
        Optional<String> coupon = discount > 0 ? Optional.of("WELCOME") : Optional.empty();
        return new Sale(at, BRUNO, orderId, basket, discount, coupon, Optional.empty());
    }
}
