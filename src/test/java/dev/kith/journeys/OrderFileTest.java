package dev.kith.journeys;

import static dev.kith.journeys.JourneyFixtures.BRUNO_PERSON;
import static dev.kith.journeys.JourneyFixtures.NOON;
import static dev.kith.journeys.JourneyFixtures.after;
import static dev.kith.journeys.JourneyFixtures.eur;
import static dev.kith.journeys.JourneyFixtures.orderAfter;
import static dev.kith.journeys.JourneyFixtures.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.Event;
import dev.kith.journeys.Order.State;
import dev.kith.people.Trust;
import dev.kith.testkit.Law;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderFileTest {

    private final Event browser =
            said("Order Completed", "{'order_id':'o-1','total':'999.00','coupon':'CHEAT'}", 1, Trust.UNTRUSTED);
    private final Event server = said("Order Completed", "{'order_id':'o-1','subtotal':'40.00','total':'48.00'}", 2);
    private final Event partRefund = said("Order Refunded", "{'order_id':'o-1','refund_id':'r-1','total':'12.00'}", 3);
    private final Event fullRefund = said("Order Refunded", "{'order_id':'o-1','refund_id':'r-2'}", 4);
    private final Event cancellation = said("Order Cancelled", "{'order_id':'o-1'}", 5);

    @Test
    void believesTheServerAndNotThePage() {
        assertThat(orderAfter(browser).state()).isEqualTo(State.UNVERIFIED);
        assertThat(orderAfter(browser).makesACustomer()).isFalse();

        var order = orderAfter(browser, server);

        assertThat(order).isEqualTo(orderAfter(server, browser)).isEqualTo(orderAfter(server));
        assertThat(order.coupons()).isEmpty();
        assertThat(order.at()).isEqualTo(NOON.plusSeconds(120));
    }

    @Test
    void keepsTheFirstOfTwoBelievedSourcesThatDisagree() {
        var other = said("Order Completed", "{'order_id':'o-1','subtotal':'41.00'}", 6);

        var order = orderAfter(server, other);

        assertThat(order.net()).isEqualTo(eur("40.00"));
        assertThat(order.remarks()).contains(Remark.ORDER_CONFLICT);
    }

    @Test
    void fillsWhatTheFirstSourceLeftOut() {
        var totalOnly = said("Order Completed", "{'order_id':'o-1','total':'48.00'}", 1);

        var order = orderAfter(totalOnly, server);

        assertThat(order.net()).isEqualTo(eur("40.00"));
        assertThat(order.remarks()).doesNotContain(Remark.ORDER_CONFLICT, Remark.NET_FROM_TOTAL);
    }

    @Test
    void addsNothingWhenTheSameIsSaidAgain() {
        var again = said("Order Completed", "{'order_id':'o-1','subtotal':'40.00','total':'48.00'}", 9);

        assertThat(after(server, again)).isEqualTo(after(server));
        assertThat(after(server, partRefund, partRefund)).isEqualTo(after(server, partRefund));
    }

    @Test
    void letsABelievedChangeReplaceTheAmounts() {
        var change = said("Order Updated", "{'order_id':'o-1','subtotal':'30.00','total':'36.00'}", 6);
        var pageSays = said("Order Updated", "{'order_id':'o-1','subtotal':'1.00'}", 7, Trust.UNTRUSTED);

        assertThat(orderAfter(server, change, pageSays).net()).isEqualTo(eur("30.00"));
        assertThat(orderAfter(change, server)).isEqualTo(orderAfter(server, change));
        assertThat(after(change).order(BRUNO_PERSON)).isEmpty();
    }

    @Test
    void waitsWithARefundForItsOrder() {
        assertThat(after(partRefund).order(BRUNO_PERSON)).isEmpty();

        var order = orderAfter(partRefund, server);

        assertThat(order.state()).isEqualTo(State.PARTLY_REFUNDED);
        assertThat(order.keptNet()).isEqualTo(eur("30.00"));
    }

    @Test
    void givesBackTheWholeNetWithAFullRefund() {
        var order = orderAfter(server, partRefund, fullRefund);

        assertThat(order.state()).isEqualTo(State.REFUNDED);
        assertThat(order.keptNet()).isEqualTo(eur("0.00"));
        assertThat(order.refunds()).extracting(Refund::net).containsExactly(eur("10.00"), eur("30.00"));
        assertThat(order.endedAt()).contains(NOON.plusSeconds(240));
    }

    @Test
    void ignoresARefundOrCancellationFromAPage() {
        var pageRefund = said("Order Refunded", "{'order_id':'o-1'}", 6, Trust.PROVEN);
        var pageCancel = said("Order Cancelled", "{'order_id':'o-1'}", 7, Trust.UNTRUSTED);

        assertThat(orderAfter(server, pageRefund, pageCancel)).isEqualTo(orderAfter(server));
    }

    @Test
    void endsWithTheCancellationUnlessEverythingWasRefundedBefore() {
        var lateRefund = said("Order Refunded", "{'order_id':'o-1','refund_id':'r-3'}", 8);

        assertThat(orderAfter(server, cancellation).state()).isEqualTo(State.CANCELLED);
        assertThat(orderAfter(server, cancellation, lateRefund).state()).isEqualTo(State.CANCELLED);
        assertThat(orderAfter(server, fullRefund, cancellation).state()).isEqualTo(State.REFUNDED);
        assertThat(orderAfter(cancellation, server).keptNet()).isEqualTo(eur("0.00"));
    }

    @Test
    void comesToTheSameOrderHoweverTheFactsArrive() {
        var change = said("Order Updated", "{'order_id':'o-1','subtotal':'36.00','total':'44.00'}", 6);
        var facts = List.of(browser, server, partRefund, fullRefund, cancellation, change);
        var inTime = orderAfter(facts.toArray(Event[]::new));

        Law.holds(random -> {
            var shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new Random(random.nextLong()));

            assertThat(orderAfter(shuffled.toArray(Event[]::new))).isEqualTo(inTime);
        });
    }
}
