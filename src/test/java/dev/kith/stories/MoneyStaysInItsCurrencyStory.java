package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shops;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Promise (examples 3, 23): an order is measured and paid in its own currency, to the cent. */
@KithTest
class MoneyStaysInItsCurrencyStory {

    private final Spring spring;

    MoneyStaysInItsCurrencyStory(Shops shops) {
        this.spring = Spring.in(shops);
        spring.brunoClicksAndSignsUp();
        spring.shop.timePassesTo(Spring.ORDER);
    }

    @Test
    void paysPoundsForPounds() {
        var decision = spring.shop.sells(order("26.00").in("GBP"));

        assertThat(decision.rewards()).contains("adv 9.00 GBP pending");
        assertThat(spring.shop.trialBalance().accounts().entrySet())
                .filteredOn(account -> account.getKey().startsWith("liability"))
                .allMatch(account -> account.getValue().unit().code().equals("GBP"));
    }

    @Test
    void followsTheShopThatCorrectsTheCurrencyUntilTheRewardIsReleased() {
        spring.shop.sells(order("40.00"));

        spring.shop.reports(corrected("40.00", "GBP", "first"));
        assertThat(spring.adasRewards()).containsExactly("adv 9.00 GBP pending");
        assertThat(spring.shop.trialBalance().sumOf("memo").isZero()).isTrue();

        spring.shop.timePassesTo(Spring.RELEASE);
        spring.shop.reports(corrected("40.00", "EUR", "second"));
        assertThat(spring.adasRewards()).containsExactly("adv 9.00 GBP available");
        assertThat(spring.shop.asksAboutOrder("o-1").outcome()).isEqualTo("granted");
    }

    private static ObjectNode corrected(String amount, String currency, String messageId) {
        ObjectNode event = Happening.track("Order Updated", "bruno", messageId);
        event.withObject("/properties")
                .put("order_id", "o-1")
                .put("total", amount)
                .put("subtotal", amount)
                .put("currency", currency);
        return event;
    }

    @Test
    void takesBackPoundsThatWereRefundedWithoutSayingSo() {
        spring.shop.sells(order("26.00").in("GBP"));

        var effects = spring.shop.refunds("o-1", "r-1", "26.00", Spring.ORDER.plusSeconds(60));

        assertThat(effects.at("/effects/0/state").asString()).isEqualTo("cancelled");
        assertThat(spring.adasRewards()).containsExactly("adv 9.00 GBP cancelled");
    }

    @Test
    void refusesARefundInAnotherCurrencyThanTheOrder() {
        spring.shop.sells(order("26.00").in("GBP"));

        var answer = spring.shop.triesToRefund("o-1", "26.00", "EUR");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo("/currency");
        assertThat(answer.body().at("/errors/0/code").asString()).isEqualTo("currency_mismatch");
    }

    @Test
    void refusesACurrencyTheProgramDoesNotCover() {
        var decision = spring.shop.sells(order("5000").in("JPY"));

        assertThat(decision.reason()).contains("currency_not_covered");
        assertThat(spring.adasRewards()).isEmpty();
        assertThat(spring.shop.trialBalance().sumOf("expense").isZero()).isTrue();
    }

    @Test
    void countsAnOrderOfExactlyTheMinimum() {
        assertThat(spring.shop.sells(order("30.00")).rewards()).contains("adv 10.00 EUR pending");
    }

    @Test
    void refusesAnOrderOneCentBelowTheMinimum() {
        var decision = spring.shop.sells(order("29.99"));

        assertThat(decision.outcome()).isEqualTo("refused");
        assertThat(decision.reason()).contains("order_below_minimum");
        assertThat(spring.adasRewards()).isEmpty();
    }

    @Test
    void refusesItAlsoWhereItTiesTheFriendWhoseWelcomeIsThenOffered() {
        var small = spring.shop.sells(
                Purchase.of("o-s", "dina", "20.00").at(Spring.ORDER).code("ADAR2C7H"));
        var large = spring.shop.sells(Purchase.of("o-l", "dina", "40.00").at(Spring.ORDER.plusSeconds(60)));

        assertThat(small.outcome()).isEqualTo("refused");
        assertThat(small.reason()).contains("order_below_minimum");
        assertThat(small.rewards()).containsExactly("frd 10.00 EUR offered");
        assertThat(large.outcome()).isEqualTo("granted");
    }

    @Test
    void doesNotGuessWhatMoreDecimalsThanTheCurrencyHasMean() {
        var answer = spring.shop.tells(order("40.005"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors").get(0).get("pointer").asString()).isIn("/total", "/subtotal");
        assertThat(spring.shop.tells(order("40.00").in("JPY")).status()).isEqualTo(422);
    }

    @Test
    void refusesATrillionAndMoreAtTheFieldThatSaysIt() {
        var total = spring.shop.tells(order("1000000000000.00"));
        var minor = order("40.00").json();
        minor.putObject("subtotal").put("minor", Long.MAX_VALUE).put("unit", "EUR");
        var subtotal = spring.shop.tells(new Purchase(minor));
        var together = order("40.00").json();
        together.putArray("items").addObject().put("quantity", 1_000).put("price", "1000000000.00");
        var items = spring.shop.tells(new Purchase(together));
        spring.shop.sells(order("40.00"));
        var refund = spring.shop.triesToRefund("o-1", "92233720368547758.07", "EUR");

        assertThat(List.of(total, subtotal, items, refund))
                .allMatch(answer -> answer.status() == 422)
                .allMatch(
                        answer -> answer.body().at("/errors/0/code").asString().equals("too_large"))
                .extracting(answer -> answer.body().at("/errors/0/pointer").asString())
                .containsExactly("/total", "/subtotal", "/items", "/amount");
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
    }

    @Test
    void countsOneCentLess() {
        var decision = spring.shop.sells(order("999999999999.99"));
        assertThat(decision.rewards()).contains("adv 10.00 EUR pending");

        var refund = spring.shop.triesToRefund("o-1", "999999999999.99", "EUR");

        assertThat(refund.status()).isEqualTo(200);
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR cancelled");
    }

    @Test
    void ofAnEventOutOfReachIsNoMoneyAndHoldsNothingUp() {
        spring.shop.reports(
                order("92233720368547758.07").asEvent("huge"), order("40.00").asEvent("right"));

        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
    }

    private static Purchase order(String subtotal) {
        return Purchase.of("o-1", "bruno", subtotal).at(Spring.ORDER);
    }
}
