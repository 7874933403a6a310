package dev.kith.platform.web;

import static dev.kith.testkit.Http.header;
import static dev.kith.testkit.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.NotStored;
import dev.kith.kernel.Unit;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.security.Keys;
import dev.kith.platform.security.NewKey;
import dev.kith.testkit.Http;
import dev.kith.testkit.KithTest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;

@KithTest
class ProblemsTest {

    private static final String ORDERS = "/api/v1/echo/orders";

    private final Http http;
    private final String secret;
    private final String open;

    ProblemsTest(@LocalServerPort int port, Workspaces workspaces, Keys keys) {
        this.http = new Http(port);
        var bloom = workspaces.create(NewWorkspace.named("Bloom", new Unit("EUR")));
        var source = keys.newSource();
        this.secret = keys.create(bloom.id(), NewKey.secretKey("Shop", source, "test"))
                .text();
        this.open = keys.create(bloom.id(), NewKey.publicKey("Site", source, "test"))
                .text();
    }

    @Test
    void answersAnOrderWithExactMoneyAndMilliseconds() {
        var answer = order("{\"orderId\":\"o-1\",\"total\":\"19.99\",\"currency\":\"EUR\"}");

        assertThat(answer.body())
                .isEqualTo("{\"orderId\":\"o-1\",\"total\":{\"minor\":1999,\"unit\":\"EUR\"},"
                        + "\"at\":\"2026-03-03T12:00:00.500Z\"}");
        assertThat(header(answer, "Request-Id")).hasSize(36);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(order("{\"orderId\":\"o-1\",\"total\":19.99,\"currency\":\"EUR\"}")
                        .body())
                .isEqualTo(answer.body());
        assertThat(order("{\"orderId\":\"o-1\",\"total\":{\"minor\":1999,\"unit\":\"EUR\"},\"currency\":\"EUR\"}")
                        .body())
                .isEqualTo(answer.body());
    }

    @Test
    void pointsAtTheFieldThatIsWrong() {
        assertThat(finding("{\"orderId\":\"o\",\"total\":\"19.999\",\"currency\":\"EUR\"}"))
                .isEqualTo("422 invalid_fields /total too_many_digits");
        assertThat(finding("{\"orderId\":\"o\",\"total\":\"19.0\",\"currency\":\"JPY\"}"))
                .isEqualTo("422 invalid_fields /total too_many_digits");
        assertThat(finding("{\"orderId\":\"\\ud800\",\"total\":\"19\",\"currency\":\"JPY\"}"))
                .isEqualTo("422 invalid_fields /orderId half_character");
        assertThat(finding("{\"orderId\":\"o\",\"total\":\"1e3\",\"currency\":\"EUR\"}"))
                .isEqualTo("422 invalid_fields /total not_an_amount");
        assertThat(finding("{\"orderId\":\"o\",\"total\":\"1\",\"currency\":\"EURO\"}"))
                .isEqualTo("422 invalid_fields /currency unknown_currency");
        assertThat(finding("{\"orderId\":\"o\",\"total\":\"1\",\"currency\":\"EUR\",\"rate\":2}"))
                .isEqualTo("422 invalid_fields /rate unknown_field");
        assertThat(finding("{\"total\":\"1\",\"currency\":\"EUR\"}")).isEqualTo("422 invalid_fields /orderId required");
        assertThat(finding("{\"orderId\":null,\"total\":\"1\",\"currency\":\"EUR\"}"))
                .isEqualTo("422 invalid_fields /orderId required");
        assertThat(finding("{\"orderId\":7,\"total\":\"1\",\"currency\":\"EUR\"}"))
                .isEqualTo("422 invalid_fields /orderId wrong_format");
        assertThat(finding("{\"orderId\":\"o\",\"total\":\"1\",\"currency\":\"EUR\",\"items\":[{\"sku\":\"a\"}]}"))
                .isEqualTo("422 invalid_fields /items/0/quantity required");
        assertThat(
                        finding(
                                "{\"orderId\":\"o\",\"total\":\"1\",\"currency\":\"EUR\",\"items\":[{\"sku\":\"a\",\"quantity\":1.5}]}"))
                .startsWith("422 invalid_fields /items/0/quantity");
    }

    @Test
    void asksForAnotherTryWhenTheLogTookNothing() {
        var answer = Failures.explain(NotStored.unavailable());

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isNotNull();
    }

    @Test
    void refusesWhatIsNoJson() {
        for (String body : List.of(
                "{",
                "nonsense",
                "{\"orderId\":\"a\",\"orderId\":\"b\"}",
                "{\"total\":" + "[".repeat(40),
                "\"" + "\u0000" + "\"")) {
            assertThat(code(order(body))).as(body).isEqualTo("400 malformed_request");
        }
        assertThat(code(http.post(ORDERS, "a=b", "Authorization", "Bearer " + secret, "Content-Type", "text/plain")))
                .isEqualTo("415 unsupported_media_type");
        assertThat(code(order("{\"orderId\":\"" + "x".repeat(300_000) + "\"}"))).isEqualTo("413 too_large");
    }

    @Test
    void knowsWhoIsAsking() {
        assertThat(code(http.post(ORDERS, "{}"))).isEqualTo("401 unauthenticated");
        assertThat(header(http.post(ORDERS, "{}"), "WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(code(http.post(ORDERS, "{}", "Authorization", "Bearer nonsense")))
                .isEqualTo("401 unknown_key");
        assertThat(code(http.post(ORDERS, "{}", "Authorization", "Bearer " + secret, "Origin", "https://x.example")))
                .isEqualTo("401 secret_key_in_browser");
        assertThat(code(http.get("/api/v1/echo/bug", "Authorization", "Bearer " + open)))
                .isEqualTo("403 forbidden_scope");
        assertThat(code(http.post("/api/v1/echo/payouts", "{}", "Authorization", "Bearer " + secret)))
                .isEqualTo("403 forbidden_scope");
        assertThat(code(http.get("/api/v1/echo/bug?key=" + secret))).isEqualTo("400 malformed_request");
    }

    @Test
    void refusesAnAddressThatNobodyCanRead() {
        String unreadable = "?friend=%ED%A0%80";

        assertThat(code(http.get("/api/v1/referrals" + unreadable, "Authorization", "Bearer " + secret)))
                .isEqualTo("400 malformed_request");
        var page = http.get("/me/sign-in" + unreadable, "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).startsWith("<!doctype html>");
    }

    @Test
    void refusesATextThatTheDatabaseCannotHold() {
        var nul = new DataIntegrityViolationException("", new SQLException("0x00", "22021"));

        assertThat(Failures.explain(nul).getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void hidesTheInsideOfABug() {
        var answer = http.get("/api/v1/echo/bug", "Authorization", "Bearer " + secret);

        assertThat(code(answer)).isEqualTo("500 internal");
        assertThat(answer.body()).doesNotContain("secret inside", "dev.kith", "Exception");
        assertThat(json(answer).get("request_id").asString()).isEqualTo(header(answer, "Request-Id"));
    }

    @Test
    void answersProgramsWithProblemsAndPeopleWithPages() {
        assertThat(code(http.get("/api/v1/nothing", "Authorization", "Bearer " + secret)))
                .isEqualTo("404 not_found");
        assertThat(code(http.send("PUT", ORDERS, "{}", "Authorization", "Bearer " + secret)))
                .isEqualTo("405 method_not_allowed");
        assertThat(header(http.send("PUT", ORDERS, "{}", "Authorization", "Bearer " + secret), "Allow"))
                .isEqualTo("POST");
        assertThat(code(http.send("TRACE", ORDERS, ""))).isEqualTo("405 method_not_allowed");

        var page = http.get("/nothing/here", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("There is no such page").doesNotContain("Exception");
        assertThat(http.get("/problems/not_found", "Accept", "text/html").body())
                .contains("not_found");
        assertThat(code(http.get("/problems/nonsense"))).isEqualTo("404 not_found");
    }

    @Test
    void answersWithAProblemAlsoWhatTheServerCannotRead() {
        for (String path : List.of("people/%ff", "orders/%00", "/programs", "orders/%2e%2e")) {
            var answer = http.get("/api/v1/" + path);
            assertThat(code(answer)).as(path).isEqualTo("400 malformed_request");
            assertThat(json(answer).get("request_id").asString()).isEqualTo(header(answer, "Request-Id"));
        }
        assertThat(code(http.get("/api/v1/" + "a".repeat(20_000)))).isEqualTo("414 address_too_long");
        assertThat(code(http.get("/api/v1/programs", "X-Long", "a".repeat(20_000))))
                .isEqualTo("431 headers_too_large");
        assertThat(http.get("/api/v1/people/%ff", "Accept", "text/html").body()).doesNotContain("Jetty", "Exception");
    }

    @Test
    void pagesThroughAListAndRefusesABorrowedCursor() {
        var first = http.get("/api/v1/echo/numbers?limit=3", "Authorization", "Bearer " + secret);
        String cursor = json(first).get("next_cursor").asString();
        var second = http.get("/api/v1/echo/numbers?limit=3&cursor=" + cursor, "Authorization", "Bearer " + secret);

        assertThat(json(first).get("data").toString()).isEqualTo("[1,2,3]");
        assertThat(header(first, "Link"))
                .isEqualTo("</api/v1/echo/numbers?limit=3&cursor=" + cursor + ">; rel=\"next\"");
        assertThat(json(second).get("data").toString()).isEqualTo("[4,5,6]");
        assertThat(code(http.get("/api/v1/echo/numbers?cursor=x" + cursor, "Authorization", "Bearer " + secret)))
                .isEqualTo("400 bad_cursor");
        assertThat(code(http.get("/api/v1/echo/numbers?a=b&cursor=" + cursor, "Authorization", "Bearer " + secret)))
                .isEqualTo("400 bad_cursor");
        assertThat(code(http.get("/api/v1/echo/numbers?limit=201", "Authorization", "Bearer " + secret)))
                .isEqualTo("422 invalid_fields");
        var last = http.get("/api/v1/echo/numbers?limit=7", "Authorization", "Bearer " + secret);
        assertThat(last.body()).isEqualTo("{\"data\":[1,2,3,4,5,6,7],\"next_cursor\":null}");
    }

    private HttpResponse<String> order(String body) {
        return http.post(ORDERS, body, "Authorization", "Bearer " + secret);
    }

    private static String code(HttpResponse<String> answer) {
        assertThat(header(answer, "Content-Type")).as(answer.body()).startsWith("application/problem+json");
        return answer.statusCode() + " " + json(answer).get("code").asString();
    }

    private String finding(String body) {
        var answer = order(body);
        var error = json(answer).path("errors").path(0);
        return code(answer) + " " + error.path("pointer").asString("") + " "
                + error.path("code").asString("");
    }
}
