package dev.kith.events;

import static dev.kith.events.EventFixtures.aShop;
import static dev.kith.events.EventFixtures.event;
import static dev.kith.events.EventFixtures.freshId;
import static dev.kith.events.EventFixtures.orderBy;
import static dev.kith.events.EventFixtures.pageSeenBy;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.events.Events.Handling.Handled;
import dev.kith.events.IncomingEvent.Tracked;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every event is handled once and in order, whoever handles it and whatever fails beside it. */
@KithTest
class ShardWorkerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final WorkspaceId shop = aShop();
    private final Events events;
    private final ShardWorker worker;
    private final ShardTurn turn;
    private final ShardStore store;
    private final DeadLetterStore deadLetters;
    private final DeadLetters shown;
    private final Tenant tenant;
    private final JdbcClient jdbc;
    private final ConfigurableApplicationContext application;
    private final Listener listener = new Listener();

    ShardWorkerTest(
            Events events,
            ShardWorker worker,
            ShardTurn turn,
            ShardStore store,
            DeadLetterStore deadLetters,
            DeadLetters shown,
            Tenant tenant,
            JdbcClient jdbc,
            ConfigurableApplicationContext application) {
        this.events = events;
        this.worker = worker;
        this.turn = turn;
        this.store = store;
        this.deadLetters = deadLetters;
        this.shown = shown;
        this.tenant = tenant;
        this.jdbc = jdbc;
        this.application = application;
    }

    /** Writes down what it heard; chokes on poison, after having written it down. */
    private final class Listener implements ApplicationListener<PayloadApplicationEvent<EventRecorded>>, Ordered {

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        private final Collection<Event> heard = new ConcurrentLinkedQueue<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<EventRecorded> news) {
            var event = news.getPayload().event();
            if (news.getPayload().slice().workspace().equals(shop)) {
                heard.add(event);
                if (event.messageId().startsWith("poison")) {
                    throw new IllegalStateException("poison");
                }
            }
        }

        List<String> messages() {
            return heard.stream().map(Event::messageId).toList();
        }
    }

    @BeforeEach
    void listen() {
        application.addApplicationListener(listener);
    }

    @AfterEach
    void listenNoMore() {
        application.removeApplicationListener(listener);
    }

    @Test
    void anEventIsHandledWhileItsSenderWaits() {
        var order = orderBy(shop, "u-ana", freshId());

        var handling = events.acceptAndHandle(order, SOON);

        assertThat(handling).isInstanceOf(Handled.class);
        assertThat(listener.messages()).containsExactly(order.messageId());
        assertThat(events.acceptAndHandle(order, SOON).receipt().duplicate()).isTrue();
        assertThat(listener.messages()).hasSize(1);
    }

    @Test
    void anEventKnowsWhoItIsAbout() {
        events.acceptAndHandle(pageSeenBy(shop, "a-1"), SOON);
        events.acceptAndHandle(event(shop, Trust.TRUSTED, Optional.of("u-ana"), Optional.of("a-1"), freshId()), SOON);
        events.acceptAndHandle(pageSeenBy(shop, "a-1"), SOON);

        var heard = List.copyOf(listener.heard);

        assertThat(heard.get(2).person()).isEqualTo(heard.get(1).person());
        assertThat(heard.get(2).root()).isEqualTo(heard.get(0).root());
    }

    @Test
    void whatKithToldItselfIsNotHeardAgain() {
        tenant.run(shop, () -> {
            events.append(
                    shop,
                    List.of(new FactOfKith(
                            "Reward Earned",
                            "r-1",
                            new RootId(UUID.randomUUID()),
                            Optional.of("u-ana"),
                            EventFixtures.NOON,
                            EventFixtures.object())));
            return true;
        });
        events.acceptAndHandle(orderBy(shop, "u-ana", "m-after"), SOON);

        assertThat(listener.messages()).containsExactly("m-after");
    }

    @Test
    void aClickOnAShareLinkIsHeardAlthoughNobodyIsNamed() {
        var click = IncomingEvent.trusted(
                shop,
                Events.KITH,
                new Tracked("Share Link Clicked", freshId(), EventFixtures.NOON),
                EventFixtures.NOON);

        events.acceptAndHandle(click, SOON);

        assertThat(listener.messages()).contains(click.messageId());
        assertThat(listener.heard.iterator().next().root().value()).isEqualTo(new UUID(0, 0));
    }

    @Test
    void eventsOfOnePersonAreHandledInTheirOrder() {
        var sent = IntStream.range(0, 1_200)
                .mapToObj(i -> orderBy(shop, "u-" + i % 40, "m-" + i))
                .toList();

        events.accept(sent).forEach(each -> each.join());
        Patience.until(listener.heard::size, size -> size >= sent.size());

        Map<String, List<String>> byUser = listener.heard.stream()
                .collect(groupingBy(event -> event.userId().orElseThrow(), mapping(Event::messageId, toList())));
        assertThat(byUser)
                .hasSize(40)
                .allSatisfy((user, its) -> assertThat(its)
                        .containsExactlyElementsOf(IntStream.range(0, 30)
                                .mapToObj(i -> "m-" + (Integer.parseInt(user.substring(2)) + 40 * i))
                                .toList()));
    }

    @Test
    void aPoisonedEventIsBuriedAndHoldsUpNobody() {
        var sent = new ArrayList<IncomingEvent>();
        for (int i = 0; i < 60; i++) {
            sent.add(orderBy(shop, "u-" + i % 7, i == 23 ? "poison-" + i : "m-" + i));
        }

        events.accept(sent).forEach(each -> each.join());
        var dead = Patience.until(() -> tenant.run(shop, () -> deadLetters.latest(10)), found -> !found.isEmpty());
        events.acceptAndHandle(orderBy(shop, "u-2", "m-last"), SOON);

        assertThat(dead).singleElement().satisfies(letter -> {
            assertThat(letter.messageId()).isEqualTo("poison-23");
            assertThat(letter.attempts()).isEqualTo(5);
            assertThat(letter.error()).contains("IllegalStateException").doesNotContain("u-2");
        });
        assertThat(shown.count(shop).counted()).isEqualTo(1);
        assertThat(shown.page(shop, FailedPlace.TOP, 10))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.event().orElseThrow().messageId()).isEqualTo("poison-23"));
        assertThat(listener.messages()).contains("m-last", "m-58", "m-59");
    }

    @Test
    void twoNodesShareTheShardsAndHandleEverythingOnce() {
        var second = worker.node("another");
        second.start();
        try {
            int theirs = Patience.until(() -> heldBy("another"), held -> held == Shard.COUNT / 2);
            var sent = IntStream.range(0, 500)
                    .mapToObj(i -> orderBy(shop, "u-" + i, "m-" + i))
                    .toList();
            events.accept(sent).forEach(each -> each.join());
            Patience.until(() -> List.copyOf(listener.heard).size(), size -> size >= sent.size());
            events.acceptAndHandle(orderBy(shop, "u-1", "m-last"), SOON);

            assertThat(theirs).isEqualTo(Shard.COUNT / 2);
            assertThat(listener.messages()).doesNotHaveDuplicates().hasSize(501);
        } finally {
            second.stop();
        }

        assertThat(heldBy("another")).isZero();
    }

    @Test
    void whoLostTheLeaseLeavesNothingBehind() {
        var leases = new Leases("zombie", "1", tenant, store, new Wakeups());
        worker.stop();
        try {
            leases.renew();
            var ours = List.copyOf(leases.held());
            assertThat(ours).hasSize(Shard.COUNT);
            Receipt order = events.accept(orderBy(shop, "u-ana", "m-1")).join();
            var successor = new Leases("zombie", "2", tenant, store, new Wakeups());
            successor.renew();

            var read = tenant.runAsWorker(() -> store.read(ours, 10));
            assertThat(read).as("the fence shuts the zombie out").isEmpty();
            var late = new StoredEvent(
                    order.position(),
                    order.shard(),
                    shop,
                    EventFixtures.TILL,
                    Trust.TRUSTED,
                    Event.Kind.TRACK,
                    "x",
                    "m-1",
                    Optional.of("u-ana"),
                    Optional.empty(),
                    EventFixtures.NOON,
                    EventFixtures.NOON,
                    "{}",
                    "{}",
                    "{}");
            assertThatThrownBy(() -> turn.bury(ours, late, new IllegalStateException(), 5))
                    .isInstanceOf(LeaseLost.class);
            assertThat(tenant.run(shop, () -> deadLetters.latest(1)))
                    .as("rolled back")
                    .isEmpty();

            var heir = List.copyOf(successor.held());
            var done = Patience.until(
                    () -> turn.handle(heir, 500), turned -> listener.messages().contains("m-1"));
            assertThat(done.cursors()).containsKey(order.shard());
            successor.giveBackAll();
        } finally {
            worker.start();
        }
    }

    @Test
    void aRenewalWaitsForATurnWithoutHoldingWhatItNeeds() {
        worker.stop();
        try {
            var leases = new Leases("steady", "1", tenant, store, new Wakeups());
            leases.renew();
            var first =
                    leases.held().stream().filter(lease -> lease.shard() == 0).toList();
            tenant.runAsWorker(() -> jdbc.sql("UPDATE events.shard_cursor SET pos = pos WHERE shard = 0")
                    .update());

            var renewal = tenant.runAsWorker(() -> {
                jdbc.sql("SET LOCAL lock_timeout = '200ms'").update();
                store.read(first, 1);
                var waiting = CompletableFuture.runAsync(leases::renew);
                Patience.until(this::waitingForLocks, count -> count > 0);
                store.read(leases.held(), 1);
                return waiting;
            });

            renewal.join();
            assertThat(leases.held()).hasSize(Shard.COUNT);
            leases.giveBackAll();
        } finally {
            worker.start();
        }
    }

    private int waitingForLocks() {
        return jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .query(Integer.class)
                .single();
    }

    @Test
    void howFarTheWorkersAreBehindCanBeSeen() {
        worker.stop();
        try {
            var anHourAgo = Instant.now().minus(Duration.ofHours(1));
            var told = new Tracked("Something Happened", freshId(), anHourAgo);
            events.accept(IncomingEvent.trusted(shop, EventFixtures.TILL, told, anHourAgo)
                            .by(Optional.of("u-ana"), Optional.empty()))
                    .join();

            assertThat(lag()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(62));
        } finally {
            worker.start();
        }

        assertThat(Patience.until(this::lag, lag -> lag.compareTo(Duration.ofMinutes(1)) < 0))
                .isLessThan(Duration.ofMinutes(1));
    }

    private Duration lag() {
        return tenant.runAsWorker(store::lag);
    }

    private int heldBy(String family) {
        return tenant.runAsWorker(() -> store.holders()).entrySet().stream()
                .filter(holder -> holder.getKey().startsWith(family + ":"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
