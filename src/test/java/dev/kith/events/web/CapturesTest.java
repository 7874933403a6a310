package dev.kith.events.web;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.EventLogs;
import dev.kith.events.Events;
import dev.kith.events.LoggedEvent;
import dev.kith.people.People;
import dev.kith.people.Person;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replays what real, unmodified clients sent, at the time they sent it. */
@KithTest
class CapturesTest {

    private static final Path CAPTURES = Path.of("src/test/resources/captures");
    private static final Set<String> KEPT = Set.of(
            "authorization",
            "content-type",
            "content-encoding",
            "origin",
            "sec-fetch-site",
            "sec-fetch-mode",
            "access-control-request-headers",
            "x-retry-count");

    private final Events events;
    private final People people;
    private final Tenant tenant;
    private final Shops shops;

    CapturesTest(Events events, People people, Tenant tenant, Shops shops) {
        this.events = events;
        this.people = people;
        this.tenant = tenant;
        this.shops = shops;
    }

    @Test
    void segmentsNodeClient() throws Exception {
        Shop shop = replay("capture-segment-node", Instant.parse("2026-11-21T21:42:12.800Z"), 6);

        var log = byName(shop, 6);
        assertThat(log.keySet())
                .containsExactlyInAnyOrder(
                        "Identify", "Order Completed", "Page Viewed", "Screen Viewed", "Group", "Alias");
        assertThat(Objects.requireNonNull(log.get("Order Completed")).at())
                .as("explicit and historic")
                .isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(Objects.requireNonNull(log.get("Order Completed"))
                        .properties()
                        .path("total")
                        .decimalValue())
                .isEqualByComparingTo("27.5");
        assertThat(Objects.requireNonNull(log.get("Group"))
                        .properties()
                        .path("groupId")
                        .stringValue())
                .isEqualTo("g1");
        Person person = who(shop, "u1");
        assertThat(person.anonymousIds()).containsExactly("anon-1");
        assertThat(person.emails()).containsExactly("a@example.org");
        assertThat(who(shop, "u2")).as("a secret key merges accounts by alias").isEqualTo(person);
    }

    @Test
    void segmentsNodeClientWithAClockThreeHoursAhead() throws Exception {
        var noted = Instant.parse("2026-11-21T21:58:18.600Z");
        Shop shop = replay("capture-segment-node-clock-ahead", noted, 6);

        var log = byName(shop, 6);
        assertThat(Duration.between(Objects.requireNonNull(log.get("Identify")).at(), noted))
                .isBetween(Duration.ZERO, Duration.ofSeconds(2));
        assertThat(Objects.requireNonNull(log.get("Order Completed")).at())
                .isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void segmentsBrowserClient() throws Exception {
        Shop shop = replay("capture-segment-browser", Instant.parse("2026-11-21T21:45:54Z"), 7);

        assertThat(EventLogs.of(events, shop.workspace(), 7)).hasSize(7);
        assertThat(tenant.run(shop.workspace(), () -> people.find("u1")))
                .as("a browser's word makes nobody a user")
                .isEmpty();
        assertThat(Objects.requireNonNull(byName(shop, 7).get("Page Viewed"))
                        .context()
                        .path("campaign")
                        .isObject())
                .isTrue();
    }

    @Test
    void segmentsBrowserClientFromAnotherOrigin() throws Exception {
        Shop shop = replay("capture-segment-browser-cross-origin", Instant.parse("2026-11-21T21:50:41Z"), -1);

        assertThat(byName(shop, 1)).containsKeys("Page Viewed", "Checkout Started");
    }

    @Test
    void segmentsJavaClient() throws Exception {
        Shop shop = replay("capture-segment-java", Instant.parse("2026-11-21T21:46:41Z"), -1);

        assertThat(who(shop, "u1").anonymousIds()).containsExactly("anon-1");
        assertThat(EventLogs.of(events, shop.workspace(), 1))
                .allSatisfy(
                        event -> assertThat(event.context().at("/library/name").stringValue())
                                .isEqualTo("analytics-java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture-rudderstack-node", "capture-rudderstack-java"})
    void rudderstacksClients(String file) throws Exception {
        Shop shop = replay(file, Instant.parse("2026-11-21T21:55:12Z"), -1);

        Person person = who(shop, "u1");
        assertThat(person.emails()).containsExactly("a@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry-segment-node-503", "retry-segment-node-429", "retry-rudderstack-node-503"})
    void aRetryIsTheSameEventAtTheSameTime(String file) throws Exception {
        Instant first = Instant.parse("2026-11-21T21:46:43.460Z");
        Shop shop = replay(file, first, -1);

        var log = EventLogs.of(events, shop.workspace(), 1);
        assertThat(log).extracting(LoggedEvent::messageId).doesNotHaveDuplicates();
        assertThat(log).allSatisfy(event -> assertThat(event.at()).isBeforeOrEqualTo(event.receivedAt()));
    }

    /** Twice: the second time changes nothing and is answered alike. */
    private Shop replay(String file, Instant at, int expected) throws Exception {
        Shop shop = shops.openAt(at);
        List<String> once = sendAll(file, shop);
        EventLogs.of(events, shop.workspace(), Math.max(1, expected));
        shop.settles();
        List<LoggedEvent> log = events.page(shop.workspace(), Optional.empty(), 5_000);
        List<String> twice = sendAll(file, shop);

        assertThat(twice).isEqualTo(once);
        assertThat(once).allSatisfy(answer -> assertThat(answer).startsWith("2"));
        assertThat(events.page(shop.workspace(), Optional.empty(), 5_000)).hasSameSizeAs(log);
        return shop;
    }

    private List<String> sendAll(String file, Shop shop) throws IOException, InterruptedException {
        var answers = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            for (String line : Files.readAllLines(CAPTURES.resolve(file + ".jsonl"))) {
                var answer = client.send(
                        request(JsonMapper.shared().readTree(line), shop), HttpResponse.BodyHandlers.ofString());
                answers.add(answer.statusCode() + " " + answer.body());
            }
        }
        return answers;
    }

    private HttpRequest request(JsonNode captured, Shop shop) throws IOException {
        boolean browser = captured.path("headers").has("origin")
                || captured.path("url").stringValue().startsWith("/cdn");
        String key = browser ? shop.publicKey() : shop.secretKey();
        var request = HttpRequest.newBuilder(
                URI.create(shops.url() + captured.path("url").stringValue().replace("WKEY", key)));
        boolean packed = false;
        for (var header : captured.path("headers").properties()) {
            String value = header.getValue().stringValue();
            if (KEPT.contains(header.getKey())) {
                request.header(header.getKey(), value.equals("Basic V0tFWTo=") ? basic(key) : value);
            }
            packed |= header.getKey().equals("content-encoding") && value.equals("gzip");
        }
        JsonNode body = captured.path("body");
        byte[] bytes = body.isObject()
                ? body.toString().replace("\"WKEY\"", "\"" + key + "\"").getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        return request.method(
                        captured.path("method").stringValue(),
                        HttpRequest.BodyPublishers.ofByteArray(packed ? gzip(bytes) : bytes))
                .build();
    }

    private static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private Map<String, LoggedEvent> byName(Shop shop, int expected) {
        return EventLogs.of(events, shop.workspace(), expected).stream()
                .collect(toMap(LoggedEvent::name, event -> event, (one, _) -> one));
    }

    private Person who(Shop shop, String userId) {
        return tenant.run(
                shop.workspace(),
                () -> people.load(people.find(userId).orElseThrow()).orElseThrow());
    }
}
