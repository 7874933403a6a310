package dev.kith.events.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Happening;
import dev.kith.testkit.Http;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@KithTest
class EventApiTest {

    private final Shops shops;
    private final Http http;
    private Shop shop;

    EventApiTest(Shops shops, @LocalServerPort int port) {
        this.shops = shops;
        this.http = new Http(port);
        this.shop = shops.open();
    }

    @BeforeEach
    void trade() {
        shop = shops.open();
        for (int i = 0; i < 5; i++) {
            shop.reports(Happening.on(Happening.track("Viewed", "u-ana", "m-" + i), "a-1"));
        }
        shop.reports(Happening.track("Viewed", "u-bo", "m-bo"));
        shop.settles();
    }

    @Test
    void listsTheLogPageByPage() {
        var seen = new ArrayList<String>();
        String next = "";
        do {
            JsonNode page = read("/api/v1/events?limit=4" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("data").forEach(event -> seen.add(event.path("messageId").asString()));
            next = page.path("next_cursor").asString("");
        } while (!next.isEmpty());

        assertThat(seen).containsExactly("m-0", "m-1", "m-2", "m-3", "m-4", "m-bo");
    }

    @Test
    void listsWhatOnePersonDid() {
        assertThat(messages("/api/v1/events?userId=u-ana")).containsExactly("m-0", "m-1", "m-2", "m-3", "m-4");
        assertThat(messages("/api/v1/events?userId=nobody")).isEmpty();
        assertThat(messages("/api/v1/people/u-ana/timeline")).containsExactly("m-4", "m-3", "m-2", "m-1", "m-0");
    }

    @Test
    void tellsWhoSomebodyIs() {
        JsonNode ana = read("/api/v1/people/u-ana");

        assertThat(ana.path("userId").asString()).isEqualTo("u-ana");
        assertThat(ana.path("anonymousIds").path(0).asString()).isEqualTo("a-1");
        assertThat(http.get("/api/v1/people/nobody", secret()).statusCode()).isEqualTo(404);
    }

    @Test
    void aPublicKeyReadsNothing() {
        assertThat(http.get("/api/v1/events", "Authorization", "Bearer " + shop.publicKey())
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.get("/api/v1/people/u-ana", "Authorization", "Bearer " + shop.publicKey())
                        .statusCode())
                .isEqualTo(403);
    }

    private List<String> messages(String path) {
        return read(path)
                .path("data")
                .valueStream()
                .map(event -> event.path("messageId").asString())
                .toList();
    }

    private JsonNode read(String path) {
        var answer = http.get(path, secret());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Http.json(answer);
    }

    private String[] secret() {
        return new String[] {"Authorization", "Bearer " + shop.secretKey()};
    }
}
