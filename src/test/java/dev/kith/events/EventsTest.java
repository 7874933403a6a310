package dev.kith.events;

import static dev.kith.events.EventFixtures.NOON;
import static dev.kith.events.EventFixtures.aShop;
import static dev.kith.events.EventFixtures.event;
import static dev.kith.events.EventFixtures.freshId;
import static dev.kith.events.EventFixtures.object;
import static dev.kith.events.EventFixtures.orderBy;
import static dev.kith.events.EventFixtures.pageSeenBy;
import static dev.kith.events.EventFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.IncomingEvent.Tracked;
import dev.kith.people.People;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log takes every fact once, and only its own shop sees it. */
@KithTest
class EventsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final WorkspaceId shop = aShop();
    private final Events events;
    private final Tenant tenant;
    private final JdbcClient jdbc;
    private final People people;

    EventsTest(Events events, Tenant tenant, JdbcClient jdbc, People people) {
        this.events = events;
        this.tenant = tenant;
        this.jdbc = jdbc;
        this.people = people;
    }

    @Test
    void whatWasAcceptedIsInTheLog() {
        var order = with(orderBy(shop, "u-ana", freshId()), object().put("total", new BigDecimal("48.10")));

        Receipt receipt = events.accept(order).join();

        assertThat(receipt.duplicate()).isFalse();
        LoggedEvent logged = log(shop, 1).getFirst();
        assertThat(logged.messageId()).isEqualTo(order.messageId());
        assertThat(logged.position()).isEqualTo(receipt.position());
        assertThat(logged.userId()).hasValue("u-ana");
        assertThat(logged.at()).isEqualTo(NOON);
        assertThat(logged.properties().path("total").decimalValue()).isEqualByComparingTo("48.10");
    }

    @Test
    void theSameMessageTwentyTimesAtOnceIsOneEvent() throws Exception {
        var order = orderBy(shop, "u-ana", freshId());
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var receipts = callers.invokeAll(IntStream.range(0, 20)
                    .mapToObj(
                            _ -> (Callable<Receipt>) () -> events.accept(order).join())
                    .toList());
            long firsts = 0;
            for (var receipt : receipts) {
                firsts += receipt.get().duplicate() ? 0 : 1;
            }
            assertThat(firsts).isEqualTo(1);
        }

        assertThat(events.accept(order).join().duplicate()).isTrue();
        assertThat(log(shop, 1)).hasSize(1);
    }

    @Test
    void whoeverGuessesTheIdOfAnOrderCannotTakeItsPlace() {
        String id = "order:O1";
        var guess = event(shop, Trust.UNTRUSTED, Optional.of("u-mallory"), Optional.of("a-9"), id);

        events.accept(guess).join();

        assertThat(events.accept(orderBy(shop, "u-ana", id)).join().duplicate()).isFalse();
        assertThat(log(shop, 2)).extracting(LoggedEvent::trust).containsExactly(Trust.UNTRUSTED, Trust.TRUSTED);
    }

    @Test
    void theSameIdInTwoShopsIsTwoEvents() {
        var other = aShop();
        String id = freshId();

        events.accept(orderBy(shop, "u-ana", id)).join();

        assertThat(events.accept(orderBy(other, "u-ana", id)).join().duplicate())
                .isFalse();
        assertThat(log(shop, 1)).hasSize(1);
        assertThat(log(other, 1)).hasSize(1);
    }

    @Test
    void oneShopCannotReadTheLogOfAnother() {
        events.accept(orderBy(shop, "u-ana", freshId())).join();

        long seen = tenant.run(
                aShop(),
                () -> jdbc.sql("SELECT count(*) FROM events.event_log")
                        .query(Long.class)
                        .single());

        assertThat(seen).isZero();
    }

    @Test
    void keepsTheOrderInWhichOneSenderTold() {
        var ids = IntStream.range(0, 300).mapToObj(_ -> freshId()).toList();

        events.accept(ids.stream().map(id -> orderBy(shop, "u-ana", id)).toList())
                .forEach(CompletableFuture::join);

        assertThat(log(shop, 300)).extracting(LoggedEvent::messageId).containsExactlyElementsOf(ids);
    }

    @Test
    void anEventNoDatabaseTakesDoesNotTakeOthersWithIt() {
        var bad = with(orderBy(shop, "u-bad", freshId()), object().put("total", new BigDecimal("1e200000")));
        var together = events.accept(IntStream.range(0, 40)
                .mapToObj(i -> i == 20 ? bad : orderBy(shop, "u-" + i, freshId()))
                .toList());

        long stored = together.stream()
                .filter(each -> each.handle((_, failed) -> failed == null).join())
                .count();

        assertThat(stored).isEqualTo(39);
        assertThat(together.get(20).handle((_, failed) -> failed).join())
                .isInstanceOfSatisfying(
                        NotStored.class, failed -> assertThat(failed.why()).isEqualTo(NotStored.Why.UNSTORABLE));
    }

    @Test
    void takesTextThatNoColumnTakes() {
        var odd = with(
                event(shop, Trust.TRUSTED, Optional.of("u\0\ud800"), Optional.of("a-1"), "m\0\udc00" + freshId()),
                object().put("a\0", "b\ud800"));

        assertThat(events.accept(odd).join().duplicate()).isFalse();
        assertThat(events.accept(odd).join().duplicate()).isTrue();
    }

    @Test
    void opensAWeekThatNobodyHasWrittenInYet() {
        var later = Instant.parse("2031-05-05T05:05:05Z");
        var one = IncomingEvent.trusted(shop, EventFixtures.TILL, new Tracked("x", freshId(), later), later);

        events.accept(one.by(Optional.of("u-ana"), Optional.empty())).join();

        assertThat(log(shop, 1)).extracting(LoggedEvent::receivedAt).containsExactly(later);
    }

    @Test
    void aPersonsEventsAreFoundUnderAllTheirNames() {
        var page = pageSeenBy(shop, "a-1");
        var signUp = event(shop, Trust.TRUSTED, Optional.of("u-ana"), Optional.of("a-1"), freshId());
        events.accept(page).join();
        events.acceptAndHandle(signUp, SOON);
        events.acceptAndHandle(orderBy(shop, "u-bo", freshId()), SOON);

        var ana = tenant.run(shop, () -> people.find("u-ana").orElseThrow());

        assertThat(Patience.until(() -> events.pageOf(shop, ana, Optional.empty(), 10), found -> found.size() > 1))
                .extracting(LoggedEvent::messageId)
                .containsExactly(page.messageId(), signUp.messageId());
    }

    @Test
    void whatKithTellsCommitsWithWhatMadeItTrue() {
        var fact = new FactOfKith(
                "Reward Earned", "reward:1", new RootId(UUID.randomUUID()), Optional.of("u-ana"), NOON, object());

        try {
            tenant.run(shop, () -> {
                events.append(shop, List.of(fact));
                throw new IllegalStateException("changed our mind");
            });
        } catch (IllegalStateException expected) {
            assertThat(log(shop, 0)).isEmpty();
        }
        tenant.run(shop, () -> {
            events.append(shop, List.of(fact));
            events.append(shop, List.of(fact));
            return true;
        });

        assertThat(log(shop, 1)).extracting(LoggedEvent::name).containsExactly("Reward Earned");
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        for (int i = 0; i < 5; i++) {
            events.accept(orderBy(shop, "u-" + i, "m-" + i)).join();
        }

        log(shop, 5);
        var first = events.page(shop, Optional.empty(), 3);
        var rest = events.page(shop, Optional.of(first.getLast().position()), 3);

        assertThat(first).extracting(LoggedEvent::messageId).containsExactly("m-0", "m-1", "m-2");
        assertThat(rest).extracting(LoggedEvent::messageId).containsExactly("m-3", "m-4");
        assertThat(events.latest(shop, 2)).extracting(LoggedEvent::messageId).containsExactly("m-4", "m-3");
    }

    /** What was committed can be read once no older transaction is open. */
    private List<LoggedEvent> log(WorkspaceId workspace, int expected) {
        return Patience.until(() -> events.page(workspace, Optional.empty(), 1_000), log -> log.size() >= expected);
    }
}
