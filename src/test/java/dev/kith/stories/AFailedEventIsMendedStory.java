package dev.kith.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.demo.ApiClient.Answer;
import dev.kith.events.SliceClosed;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Promise (EP §9): what could not be handled waits for somebody to decide, and then takes effect once or never. */
@KithTest
class AFailedEventIsMendedStory {

    private final Spring spring;
    private final Shops shops;
    private final ConfigurableApplicationContext application;
    private final Fault fault = new Fault();

    AFailedEventIsMendedStory(Shops shops, ConfigurableApplicationContext application) {
        this.spring = Spring.in(shops);
        this.shops = shops;
        this.application = application;
    }

    /** Breaks every slice with Bruno's order after everything has been decided, until it is mended. */
    private final class Fault implements ApplicationListener<PayloadApplicationEvent<SliceClosed>>, Ordered {

        private volatile boolean mended;

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<SliceClosed> news) {
            var slice = news.getPayload().slice();
            boolean isHis =
                    slice.events().stream().anyMatch(event -> event.messageId().equals("brunos-order"));
            if (!mended && isHis && slice.workspace().equals(spring.shop.workspace())) {
                throw new IllegalStateException("the till is on fire");
            }
        }
    }

    @BeforeEach
    void plant() {
        application.addApplicationListener(fault);
    }

    @AfterEach
    void unplant() {
        application.removeApplicationListener(fault);
    }

    @Test
    void mendedAndRetriedItTakesEffectOnce() {
        String failed = brunosOrderFails();
        assertThat(spring.adasRewards()).as("nothing of it is left behind").isEmpty();

        Answer again = post(failed + "/retry");
        fault.mended = true;
        Answer better = post(failed + "/retry");
        Answer more = post(failed + "/retry");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().get("detail").asString()).contains("6 times", "IllegalStateException");
        assertThat(better.orThrow().get("outcome").asString()).isEqualTo("handled");
        assertThat(more.status()).isEqualTo(404);
        assertThat(failed()).isEmpty();
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
        spring.shop.reports(spring.brunosOrder().asEvent("brunos-order"));
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
    }

    @Test
    void retriedByEightPeopleAtOnceItTakesEffectOnce() throws Exception {
        String failed = brunosOrderFails();
        fault.mended = true;

        List<Integer> answers = new ArrayList<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var pressed = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 8; i++) {
                pressed.add(people.submit(() -> post(failed + "/retry").status()));
            }
            for (Future<Integer> each : pressed) {
                answers.add(each.get());
            }
        }

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 404);
        assertThat(spring.adasRewards()).containsExactly("adv 10.00 EUR pending");
        assertThat(spring.shop.journals().stream()
                        .filter(journal -> journal.get("kind").asString().equals("accrue")))
                .hasSize(1);
    }

    @Test
    void discardedItNeverTakesEffect() {
        String failed = brunosOrderFails();
        fault.mended = true;

        Answer discarded = post(failed + "/discard");
        Answer more = post(failed + "/discard");
        Answer tooLate = post(failed + "/retry");

        assertThat(discarded.orThrow().get("outcome").asString()).isEqualTo("discarded");
        assertThat(more.status()).isEqualTo(404);
        assertThat(tooLate.status()).isEqualTo(404);
        assertThat(failed()).isEmpty();
        assertThat(spring.adasRewards()).isEmpty();
    }

    @Test
    void aNeighborAndAPageInABrowserCannotTouchIt() {
        String failed = brunosOrderFails();
        Shop neighbor = shops.open();

        assertThat(neighbor.server().get("/api/v1/events/failed").orThrow().get("data"))
                .isEmpty();
        for (String what : List.of("/retry", "/discard")) {
            var path = failed + what;
            var body = JsonNodeFactory.instance.objectNode();
            assertThat(neighbor.server().post(path, body).status()).isEqualTo(404);
            assertThat(spring.shop.browser().post(path, body).status()).isEqualTo(403);
        }

        assertThat(failed()).hasSize(1);
    }

    /** Where it can be settled. */
    private String brunosOrderFails() {
        spring.brunoClicksAndSignsUp();
        spring.shop.timePassesTo(Spring.ORDER);
        spring.shop.reports(spring.brunosOrder().asEvent("brunos-order"));
        JsonNode only = failed().getFirst();
        assertThat(only.get("messageId").asString()).isEqualTo("brunos-order");
        assertThat(only.at("/event/properties/order_id").asString()).isEqualTo("o-1");
        return "/api/v1/events/failed/" + only.get("number").asString();
    }

    private List<JsonNode> failed() {
        return spring.shop
                .server()
                .get("/api/v1/events/failed")
                .orThrow()
                .get("data")
                .valueStream()
                .toList();
    }

    private Answer post(String path) {
        return spring.shop.server().post(path, JsonNodeFactory.instance.objectNode());
    }
}
