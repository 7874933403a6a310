package dev.kith.events.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.Events;
import dev.kith.events.Flag;
import dev.kith.events.LoggedEvent;
import dev.kith.events.Rejections;
import dev.kith.people.Trust;
import dev.kith.testkit.Http;
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
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The protocol of Segment's clients, answered by a real server. */
@KithTest
class IngestTest {

    private static final String ONE = "{\"success\":true,\"accepted\":1,\"rejected\":[]}";

    private final Events events;
    private final Rejections rejections;
    private final Shops shops;
    private Shop shop;
    private Http http;
    private final int port;

    IngestTest(Events events, Rejections rejections, Shops shops, @LocalServerPort int port) {
        this.events = events;
        this.rejections = rejections;
        this.shops = shops;
        this.port = port;
        this.shop = shops.open();
        this.http = new Http(port);
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        http = new Http(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/track", "/v1/track/", "/v1/t"})
    void takesOneEvent(String path) {
        var answer = http.post(
                path, "{\"event\":\"Product Viewed\",\"anonymousId\":\"a-1\",\"messageId\":\"m-1\"}", keyed());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ONE);
        LoggedEvent stored = log(1).getFirst();
        assertThat(stored.name()).isEqualTo("Product Viewed");
        assertThat(stored.trust()).isEqualTo(Trust.UNTRUSTED);
        assertThat(stored.flags()).containsExactly(Flag.TIME_MISSING);
    }

    @ParameterizedTest
    @CsvSource({"/v1/identify, Identify", "/v1/page, Page Viewed", "/v1/screen, Screen Viewed", "/v1/group, Group"})
    void theAddressSaysTheKindWhereTheEventDoesNot(String path, String name) {
        var answer = http.post(path, "{\"userId\":\"u-1\",\"groupId\":\"g-1\",\"messageId\":\"m-1\"}", secret());

        assertThat(answer.body()).isEqualTo(ONE);
        assertThat(log(1).getFirst().name()).isEqualTo(name);
    }

    @Test
    void aServerIsTrusted() {
        http.post("/v1/track", "{\"event\":\"A\",\"userId\":7,\"messageId\":\"m-1\"}", secret());

        assertThat(log(1).getFirst().trust()).isEqualTo(Trust.TRUSTED);
        assertThat(log(1).getFirst().userId()).hasValue("7");
    }

    @Test
    void repeatingARequestGetsTheSameAnswerAndCountsOnce() throws Exception {
        String order = "{\"event\":\"Order Completed\",\"userId\":\"u-1\",\"messageId\":\"m-1\"}";
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers.invokeAll(Collections.nCopies(20, (Callable<String>)
                    () -> http.post("/v1/t", order, secret()).body()));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(ONE);
            }
        }

        var again = http.post("/v1/t", order, secret());

        assertThat(Http.header(again, "Kith-Duplicates")).isEqualTo("1");
        assertThat(log(1)).hasSize(1);
    }

    @Test
    void tellsWhichEventsOfABatchItDidNotTake() {
        var answer = http.post("/v1/batch", """
                {"batch":[{"type":"track","event":"A","userId":"u-1","messageId":"m-1"},
                          {"type":"dance","userId":"u-1","messageId":"m-2"},
                          {"type":"track","event":"B","messageId":"m-3"},
                          {"type":"track","event":" ","userId":"u-1","messageId":"m-4"},
                          {"type":"track","event":"Reward Earned","userId":"u-1","messageId":"m-5"},
                          {"type":"page","anonymousId":"a-1"}]}""", secret());

        assertThat(answer.statusCode()).isEqualTo(200);
        var json = Http.json(answer);
        assertThat(json.path("accepted").intValue()).isEqualTo(2);
        assertThat(json.path("rejected")
                        .valueStream()
                        .map(each -> each.path("index").intValue() + " "
                                + each.path("messageId").stringValue() + " "
                                + each.path("code").stringValue()))
                .containsExactly(
                        "1 m-2 unknown_type",
                        "2 m-3 missing_identity",
                        "3 m-4 missing_event_name",
                        "4 m-5 reserved_name");
        assertThat(json.path("generated").path(0).path("messageId").stringValue())
                .hasSize(36);
        assertThat(log(2)).extracting(LoggedEvent::name).containsExactly("A", "Page Viewed");
        assertThat(log(2).get(1).flags()).contains(Flag.NO_MESSAGE_ID);
        assertThat(rejections.latest(shop.workspace(), 10)).hasSize(4);
    }

    @Test
    void refusesARequestNoneOfWhoseEventsIsGood() {
        var answer = http.post("/v1/track", "{\"event\":\"A\",\"messageId\":\"m-1\"}", keyed());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(Http.json(answer).path("rejected").path(0).path("code").stringValue())
                .isEqualTo("missing_identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"guest\"", "\"00000000-0000-0000-0000-000000000000\"", "[]", "{}"})
    void namesNobodyByAPlaceholder(String id) {
        var answer = http.post("/v1/track", "{\"event\":\"A\",\"userId\":" + id + ",\"messageId\":\"m-1\"}", secret());

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aServerMayNameSomebodyByTheirAddressAndABrowserMayNot() {
        String guest =
                "{\"event\":\"A\",\"context\":{\"traits\":{\"email\":\"dan@example.org\"}},\"messageId\":\"m-1\"}";

        assertThat(http.post("/v1/track", guest, secret()).statusCode()).isEqualTo(200);
        assertThat(http.post("/v1/track", guest, keyed()).statusCode()).isEqualTo(400);
    }

    @Test
    void thePathAndTheBodyMustAgree() {
        var answer = http.post("/v1/track", "{\"type\":\"page\",\"anonymousId\":\"a-1\"}", keyed());

        assertThat(Http.json(answer).path("rejected").path(0).path("code").stringValue())
                .isEqualTo("type_mismatch");
    }

    @Test
    void looksForTheKeyInTheBodyToo() {
        String key = shop.publicKey();

        assertThat(http.post("/v1/track", "{\"event\":\"A\",\"userId\":\"u\",\"writeKey\":\"" + key + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(http.post(
                                "/v1/batch",
                                "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\",\"writeKey\":\"" + key + "\"}]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(http.post("/v1/batch", "{\"batch\":[],\"writeKey\":\"" + key + "\"}")
                        .body())
                .isEqualTo("{\"success\":true,\"accepted\":0,\"rejected\":[]}");
    }

    @Test
    void refusesKeysThatCannotBeRight() {
        String event = "{\"event\":\"A\",\"userId\":\"u\"}";

        assertThat(code(http.post("/v1/track", event))).isEqualTo("401 missing_key");
        assertThat(code(http.post("/v1/track", event, "Authorization", basic("kp_live_nonsense"))))
                .isEqualTo("401 unknown_key");
        assertThat(code(http.post(
                        "/v1/track",
                        "{\"event\":\"A\",\"userId\":\"u\",\"writeKey\":\"" + shop.publicKey() + "\"}",
                        secret())))
                .isEqualTo("401 key_mismatch");
        assertThat(code(http.post(
                        "/v1/track",
                        event,
                        "Authorization",
                        basic(shop.secretKey()),
                        "Origin",
                        "https://shop.example")))
                .isEqualTo("401 secret_key_in_browser");
        assertThat(http.post("/v1/track", event, "Authorization", basic(shop.secretKey()), "Sec-Fetch-Mode", "cors")
                        .statusCode())
                .as("Node's fetch sends this one too")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "not json", "{\"batch\":7}", "{\"batch\":[{}]} trailing"})
    void refusesABodyThatIsNoJson(String body) {
        assertThat(code(http.post("/v1/batch", body, keyed()))).isEqualTo("400 invalid_json");
    }

    @Test
    void refusesWhatIsTooLargeWithoutReadingIt() {
        assertThat(code(http.post("/v1/track", "{\"a\":\"" + "x".repeat(1024 * 1024) + "\"}", keyed())))
                .isEqualTo("400 body_too_large");
        assertThat(code(http.post(
                        "/v1/batch",
                        "{\"batch\":[" + String.join(",", Collections.nCopies(2_501, "{}")) + "]}",
                        keyed())))
                .isEqualTo("400 batch_too_large");
    }

    @Test
    void unpacksGzipWhateverTheHeadersSay() throws Exception {
        String event = "{\"event\":\"A\",\"userId\":\"u\",\"messageId\":\"m-1\"}";

        assertThat(send(gzip(event), "Content-Type", "application/x-www-form-urlencoded")
                        .body())
                .isEqualTo(ONE);
        assertThat(send(gzip(event), "Content-Encoding", "gzip").body()).isEqualTo(ONE);
        assertThat(send(event.getBytes(StandardCharsets.UTF_8), "Content-Encoding", "gzip")
                        .body())
                .isEqualTo(ONE);
        assertThat(code(send(gzip(event), "Content-Encoding", "br"))).isEqualTo("415 unsupported_encoding");
        assertThat(code(send(new byte[] {0x1f, (byte) 0x8b, 1, 2, 3}, "Content-Encoding", "gzip")))
                .isEqualTo("400 invalid_json");
    }

    @Test
    void aBombDoesNotGoOff() throws Exception {
        assertThat(code(send(gzip("{\"a\":\"" + "x".repeat(50 * 1024 * 1024) + "\"}"), "Content-Encoding", "gzip")))
                .isEqualTo("400 body_too_large");
    }

    @Test
    void answersAPreflightWithoutAKey() {
        var answer = http.send(
                "OPTIONS",
                "/v1/b",
                "",
                "Origin",
                "https://shop.example",
                "Access-Control-Request-Headers",
                "authorization");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(Http.header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(Http.header(answer, "Access-Control-Allow-Headers")).contains("authorization", "x-kith-identity");
        assertThat(Http.header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(Http.header(answer, "Vary")).contains("Origin");
    }

    @Test
    void letsAPageReadAlsoARefusal() {
        var answer = http.post("/v1/track", "{", "Origin", "https://shop.example");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    }

    @Test
    void tellsSegmentsScriptWhereToSend() {
        var answer = http.get("/v1/projects/" + shop.publicKey() + "/settings");
        var cdn = http.get("/cdn/v1/projects/" + shop.publicKey() + "/settings");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.header(answer, "Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(Http.json(answer).at("/integrations/Segment.io/apiHost").stringValue())
                .endsWith("/v1");
        assertThat(cdn.body()).isEqualTo(answer.body());
        assertThat(http.get("/v1/projects/" + shop.secretKey() + "/settings").statusCode())
                .isEqualTo(404);
        assertThat(http.get("/v1/projects/nobody/settings").statusCode()).isEqualTo(404);
    }

    @Test
    void knowsItsAddresses() {
        assertThat(http.post("/v1/m", "{\"series\":[]}", "Origin", "https://shop.example")
                        .statusCode())
                .isEqualTo(204);
        assertThat(http.post("/v1/nothing", "{}", keyed()).statusCode()).isEqualTo(404);
        assertThat(http.send("PUT", "/v1/track", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void aProofDoesNotStayInTheEvent() {
        http.post("/v1/track", """
                {"event":"A","userId":"u-1","messageId":"m-1","context":{"ip":"10.0.0.1","kith":
                 {"identity":"eyJ.x.y","userHash":"00","proven":{"email":"victim@example.org"},"clickId":"c-1"}}}""", keyed());

        LoggedEvent stored = log(1).getFirst();
        assertThat(stored.context().toString()).isEqualTo("{\"kith\":{\"clickId\":\"c-1\"}}");
        assertThat(stored.trust()).isEqualTo(Trust.UNTRUSTED);
        assertThat(stored.flags()).contains(Flag.PROOF_FAILED);
    }

    @Test
    void slowsDownABrowserThatNeverStops() {
        int refused = 0;
        for (int i = 0; i < 4 && refused == 0; i++) {
            String batch = String.join(",", Collections.nCopies(300, "{\"type\":\"page\",\"anonymousId\":\"a\"}"));
            var answer = http.post("/v1/batch", "{\"batch\":[" + batch + "]}", keyed());
            if (answer.statusCode() == 429) {
                refused++;
                assertThat(Integer.parseInt(Http.header(answer, "Retry-After"))).isBetween(1, 10);
            }
        }

        assertThat(refused).isEqualTo(1);
    }

    private List<LoggedEvent> log(int expected) {
        return dev.kith.events.EventLogs.of(events, shop.workspace(), expected);
    }

    private String[] keyed() {
        return new String[] {"Authorization", basic(shop.publicKey())};
    }

    private String[] secret() {
        return new String[] {"Authorization", basic(shop.secretKey())};
    }

    private static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + Http.json(answer).path("code").stringValue();
    }

    private HttpResponse<String> send(byte[] body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/track"))
                .header("Authorization", basic(shop.secretKey()))
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
