package dev.kith.journeys;

import static dev.kith.journeys.JourneyFixtures.NOON;
import static dev.kith.journeys.JourneyFixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.events.Event;
import dev.kith.events.EventRecorded;
import dev.kith.events.Slice;
import dev.kith.events.SliceClosed;
import dev.kith.events.SliceOpened;
import dev.kith.journeys.Order.State;
import dev.kith.kernel.Unit;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.people.Sighting;
import dev.kith.people.Trust;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders as slices of events bring them, on a real database. */
@KithTest
class OrderDeskTest {

    private static final String FORTY = "{'order_id':'o-1','currency':'EUR','subtotal':'40.00','total':'48.00'}";

    private final Tenant tenant;
    private final People people;
    private final Journeys journeys;
    private final ApplicationEventPublisher announcements;
    private final JdbcClient jdbc;
    private final WorkspaceId shop;

    OrderDeskTest(
            Tenant tenant,
            Workspaces workspaces,
            People people,
            Journeys journeys,
            ApplicationEventPublisher announcements,
            JdbcClient jdbc) {
        this.tenant = tenant;
        this.people = people;
        this.journeys = journeys;
        this.announcements = announcements;
        this.jdbc = jdbc;
        this.shop =
                workspaces.create(NewWorkspace.named("Bloom", new Unit("EUR"))).id();
    }

    @Test
    void keepsAnOrderAndWhatWasBought() {
        slice(Trust.TRUSTED, "Order Completed", """
                {'order_id':'o-1','currency':'EUR','subtotal':'40.00','total':'48.00','shipping':'8.00','discount':'10.00',
                 'coupon':'ADAR-2C7H','products':[{'product_id':'p-1','sku':'S','name':'Tulip','category':'flowers',
                 'price':'25.00','quantity':2,'tags':['spring']}]}""");

        var order = order("o-1").orElseThrow();
        assertThat(order.state()).isEqualTo(State.COMPLETED);
        assertThat(order.net()).isEqualTo(eur("40.00"));
        assertThat(order.items()).contains(eur("50.00"));
        assertThat(order.coupons()).containsExactly("ADAR-2C7H");
        assertThat(order.lines()).hasSize(1);
        assertThat(order.lines().getFirst().tags()).containsExactly("spring");
        assertThat(ordersOf("bruno")).containsExactly(order);
    }

    @Test
    void appliesARefundThatCameBeforeItsOrder() {
        slice(Trust.TRUSTED, "Order Refunded", "{'order_id':'o-1','refund_id':'r-1','total':'12.00'}");
        assertThat(order("o-1")).isEmpty();

        slice(Trust.TRUSTED, "Order Completed", FORTY);
        slice(Trust.TRUSTED, "Order Refunded", "{'order_id':'o-1','refund_id':'r-1','total':'12.00'}");
        slice(Trust.TRUSTED, "Order Refunded", "{'order_id':'o-1','refund_id':'r-2'}");

        var order = order("o-1").orElseThrow();
        assertThat(order.state()).isEqualTo(State.REFUNDED);
        assertThat(order.refunds()).extracting(Refund::net).containsExactly(eur("10.00"), eur("30.00"));
        assertThat(column("SELECT refunded_net FROM journeys.purchase_order")).containsExactly("4000");
    }

    @Test
    void keepsWhichEventMovedAnOrderWhere() {
        slice(Trust.UNTRUSTED, "Order Completed", FORTY);
        slice(Trust.TRUSTED, "Order Completed", FORTY);
        slice(Trust.TRUSTED, "Order Cancelled", "{'order_id':'o-1'}");

        assertThat(column("""
                SELECT coalesce(from_state, '-') || '>' || to_state FROM journeys.order_transition ORDER BY happened_at
                """)).containsExactly("->unverified", "unverified>completed", "completed>cancelled");
    }

    @Test
    void notesWhatItCouldNotUse() {
        slice(Trust.TRUSTED, "Order Completed", "{'total':'40.00'}");
        slice(Trust.TRUSTED, "Order Completed", "{'order_id':'o-9','total':'free'}");

        assertThat(order("o-9")).isEmpty();
        assertThat(column("SELECT remark FROM journeys.notice ORDER BY remark"))
                .containsExactly("money_invalid", "order_without_id");
    }

    @Test
    void findsAGuestsOrderOnceTheGuestIsKnown() {
        slice(Trust.TRUSTED, Optional.empty(), Optional.of("dan@example.org"), "Order Completed", FORTY);
        tenant.run(shop, () -> people.resolve(sighting(Optional.of("dan"), Optional.of("dan@example.org"))));

        assertThat(ordersOf("dan")).extracting(Order::orderId).containsExactly("o-1");
    }

    @Test
    void tellsEachShopItsOwnOrdersOnly() {
        slice(Trust.TRUSTED, "Order Completed", FORTY);
        var elsewhere = new WorkspaceId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

        assertThat(tenant.run(elsewhere, () -> journeys.order("o-1"))).isEmpty();
    }

    @Test
    void survivesTheSameOrderToldTwentyTimesAtOnce() throws Exception {
        slice(Trust.TRUSTED, "Order Updated", "{'order_id':'warm-up','total':'1.00'}");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var told = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> slice(Trust.TRUSTED, "Order Completed", FORTY)))
                    .toList();
            for (var each : told) {
                each.get();
            }
        }

        assertThat(column("SELECT order_id FROM journeys.purchase_order WHERE state <> 'awaited'"))
                .containsExactly("o-1");
    }

    @Test
    void refusesToReadOutsideOfAWorkspace() {
        assertThatThrownBy(() -> journeys.order("o-1")).isInstanceOf(RuntimeException.class);
    }

    private int said;

    private List<OrderChanged> slice(Trust trust, String name, String properties) {
        return slice(trust, Optional.of("bruno"), Optional.empty(), name, properties);
    }

    /** One event, handled as the worker does it. */
    private List<OrderChanged> slice(
            Trust trust, Optional<String> userId, Optional<String> email, String name, String properties) {
        int minute = nextMinute();
        return tenant.run(shop, () -> {
            var seen = people.resolve(sighting(userId, email));
            Event said = JourneyFixtures.said(name, properties, minute, trust);
            var event = new Event(
                    minute,
                    0,
                    said.kind(),
                    name,
                    trust,
                    said.source(),
                    "m-" + minute,
                    userId,
                    Optional.empty(),
                    said.at(),
                    said.receivedAt(),
                    said.properties(),
                    said.context(),
                    said.traits(),
                    seen.root(),
                    seen.person());
            var slice = new Slice(shop, List.of(event), NOON.plusSeconds(3600));
            announcements.publishEvent(new SliceOpened(slice));
            announcements.publishEvent(new EventRecorded(slice, event));
            announcements.publishEvent(new SliceClosed(slice));
            return new ArrayList<OrderChanged>();
        });
    }

    private synchronized int nextMinute() {
        return ++said;
    }

    private static Sighting sighting(Optional<String> userId, Optional<String> email) {
        return new Sighting(Trust.TRUSTED, userId, Optional.empty(), email, Optional.empty(), NOON, "s");
    }

    private Optional<Order> order(String orderId) {
        return tenant.run(shop, () -> journeys.order(orderId));
    }

    private List<Order> ordersOf(String userId) {
        return tenant.run(shop, () -> {
            Person person = people.find(userId).flatMap(people::load).orElseThrow();
            return journeys.ordersOf(List.of(person)).getOrDefault(person.id(), List.of());
        });
    }

    private List<String> column(String sql) {
        return tenant.run(shop, () -> jdbc.sql(sql).query(String.class).list());
    }
}
