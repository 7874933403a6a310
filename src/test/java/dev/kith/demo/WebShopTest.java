package dev.kith.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kith.demo.ShopPages.Typed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The demo's shop at its own door, with a Kith behind it that nobody reaches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebShopTest {

    private static final String HOSTILE = "\"><script>alert('boo')</script>&";
    private static final URI NO_KITH = URI.create("http://127.0.0.1:9/");
    private static final String SECRET = "ks_live_nobody_may_see_this";
    private static final Front FRONT = Front.of(URI.create("http://localhost:9/"), "aurora", "kp_live_page");

    private final Premises premises = Premises.at(0).orElseThrow();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final ShopPages pages = new ShopPages(FRONT, new WhatHappened(FRONT, Optional.empty()));

    @BeforeAll
    void open() {
        premises.open(shop(NO_KITH, premises, Clock.systemUTC()));
    }

    @AfterAll
    void close() {
        premises.close();
        browser.close();
    }

    @Test
    void showsItsWindowToAnybodyOnThisMachine() throws Exception {
        var window = get("/");

        assertThat(window.statusCode()).isEqualTo(200);
        assertThat(window.body())
                .contains("Moka pot, 3 cups", "€24.90")
                .contains("<script src=\"http://localhost:9/kith.js\" data-key=\"kp_live_page\" defer></script>")
                .contains("http://localhost:9/r/ADA");
        assertThat(get("/p/honey").body()).contains("Chestnut honey", "data-track=\"Product Viewed\"");
    }

    @Test
    void allowsItselfAndKithAndNobodyElse() throws Exception {
        String policy = get("/").headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(policy)
                .startsWith("default-src 'none'")
                .contains("script-src 'self' http://localhost:9;", "connect-src 'self' http://localhost:9;")
                .doesNotContain("unsafe", "*");
        assertThat(get("/").body()).doesNotContain("style=", "<style", SECRET, "kw_nor_this");
    }

    @Test
    void writesWhatWasTypedAsText() {
        var visit = Visit.FIRST.with(Cart.EMPTY.plus(Ware.WINDOW.getFirst()));
        var customer = new Customer(HOSTILE, "bruno@mail.example");

        assertThat(pages.checkout(visit, new Typed(HOSTILE, HOSTILE, HOSTILE, HOSTILE))
                        .markup())
                .doesNotContain("<script>alert")
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;boo&#39;)&lt;/script&gt;&amp;\"");
        assertThat(pages.review(visit.signedIn(customer, "", ""), customer, Optional.of(HOSTILE))
                        .markup())
                .doesNotContain("<script>alert");
        var greeting = new Greeting("kc", Optional.of(HOSTILE), true, Optional.empty());
        assertThat(pages.window(visit.greeted(greeting)).markup())
                .doesNotContain("<script>alert")
                .contains("&lt;/script&gt;&amp; gives you €10.00 off your first order.");
    }

    @Test
    void hasNothingElse() throws Exception {
        assertThat(get("/p/unicorn").statusCode()).isEqualTo(404);
        assertThat(get("/p/").statusCode()).isEqualTo(404);
        assertThat(get("/../../etc/passwd").statusCode()).isEqualTo(404);
        assertThat(get("/%3Cscript%3E").body()).doesNotContain("<script>").contains("There is nothing here");
        assertThat(post("/cart", "sku=unicorn").statusCode()).isEqualTo(404);
    }

    @Test
    void answersEachPageOnlyAsItIsMeant() throws Exception {
        var paying = get("/pay");
        assertThat(paying.statusCode()).isEqualTo(405);
        assertThat(paying.headers().firstValue("Allow")).contains("POST");
        assertThat(send(at("/cart").method("DELETE", BodyPublishers.noBody()))
                        .headers()
                        .firstValue("Allow"))
                .contains("GET, HEAD, POST");
        assertThat(send(at("/").method("HEAD", BodyPublishers.noBody())).body()).isEmpty();
    }

    @Test
    void listensToItsOwnPagesOnly() throws Exception {
        assertThat(send(at("/cart").header("Origin", "http://evil.example").POST(BodyPublishers.ofString("sku=honey")))
                        .statusCode())
                .isEqualTo(403);
        String elsewhere = "http://[::ffff:127.0.0.1]:" + premises.port() + "/";
        assertThat(send(HttpRequest.newBuilder(URI.create(elsewhere))).statusCode())
                .isEqualTo(421);
    }

    @Test
    void readsNoMoreThanItNeeds() throws Exception {
        assertThat(post("/cart", "sku=" + "x".repeat(10_000)).statusCode()).isEqualTo(400);
        assertThat(get("/?kc=" + "x".repeat(3_000)).statusCode()).isEqualTo(400);
        assertThat(post("/cart", "sku=%GG").statusCode()).isEqualTo(400);
    }

    @Test
    void fillsACartThatEndsAtNine() throws Exception {
        String cookie = cookieOf(post("/cart", "sku=honey&quantity=9"));
        send(at("/cart").header("Cookie", cookie).POST(BodyPublishers.ofString("sku=honey")));
        send(at("/cart").header("Cookie", cookie).POST(BodyPublishers.ofString("sku=honey&quantity=-4")));
        send(at("/cart").header("Cookie", cookie).POST(BodyPublishers.ofString("sku=honey&quantity=99999999999")));

        var cart = send(at("/cart").header("Cookie", cookie));

        assertThat(cart.body()).contains("€71.10").contains("<option value=\"9\" selected>");
    }

    @Test
    void asksAgainForWhatCannotBe() throws Exception {
        String cookie = cookieOf(post("/cart", "sku=bowl"));

        var refused = send(at("/checkout")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString("name=Bruno&email=bruno%40%3Cb%3E")));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("That is no e-mail address.", "bruno@&lt;b&gt;");

        var endless = send(at("/checkout")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString("name=Bruno&email=bruno%40mail.example&code=" + "A".repeat(200))));

        assertThat(endless.statusCode()).isEqualTo(422);
        assertThat(endless.body()).contains("The code is nobody&#39;s.");
    }

    @Test
    void saysSorryWithoutAWordOfItsInsides() throws Exception {
        String cookie = cookieOf(post("/cart", "sku=bowl"));

        var lost = send(at("/checkout")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString("name=Bruno&email=bruno%40mail.example&code=ADA")));

        assertThat(lost.statusCode()).isEqualTo(502);
        assertThat(lost.body()).contains("could not reach Kith").doesNotContain("Exception", "127.0.0.1:9", "\tat ");
        assertThat(get("/?kc=anything").statusCode()).isEqualTo(502);
    }

    @Test
    void saysWhetherKithRefusedOrTheShopIsAtFault() throws Exception {
        String problem = "{\"title\": \"The key lacks a scope <b>\", \"detail\": \"inner\", \"status\": 403}";

        assertThat(arriving(403, problem))
                .startsWith("502 ")
                .contains("Kith refused: The key lacks a scope &lt;b&gt;.")
                .doesNotContain("inner", "could not reach");
        assertThat(arriving(500, "<h1>gateway</h1>"))
                .contains("Kith refused: status 500.")
                .doesNotContain("gateway");
    }

    @Test
    void ownsUpToItsOwnMistakes() throws Exception {
        var other = Premises.at(0).orElseThrow();
        try {
            other.open(shop(NO_KITH, other, () -> {
                throw new IllegalStateException("no clock");
            }));
            var lost = send(HttpRequest.newBuilder(URI.create("http://" + other.host() + "/checkout"))
                    .POST(BodyPublishers.ofString("name=Bruno&email=bruno%40mail.example")));

            assertThat(lost.statusCode()).isEqualTo(500);
            assertThat(lost.body()).contains("in the shop itself").doesNotContain("no clock", "could not reach");
        } finally {
            other.close();
        }
    }

    private static WebShop shop(URI kith, Premises premises, InstantSource clock) {
        var token = new WidgetToken("ws_1", "wk_1", "kw_nor_this");
        var ground = new WebShop.Ground(FRONT, new ApiClient(kith, SECRET), token, premises.hosts(), clock);
        return new WebShop(ground, Optional.of(new Invitation("Ada", "http://localhost:9/r/ADA")));
    }

    /** What a friend sees who comes by a link while Kith says only this. */
    private String arriving(int status, String body) throws Exception {
        var kith = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        kith.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, 0);
                exchange.getResponseBody().write(body.getBytes(UTF_8));
            }
        });
        kith.start();
        var other = Premises.at(0).orElseThrow();
        try {
            var address = URI.create("http://127.0.0.1:" + kith.getAddress().getPort() + "/");
            other.open(shop(address, other, Clock.systemUTC()));
            var answer = send(HttpRequest.newBuilder(URI.create("http://" + other.host() + "/?kc=ADA")));
            return answer.statusCode() + " " + answer.body();
        } finally {
            other.close();
            kith.stop(0);
        }
    }

    @Test
    void signsForNobodyWhoIsNotSignedIn() throws Exception {
        assertThat(get("/kith-token").statusCode()).isEqualTo(403);
        assertThat(get("/thanks").headers().firstValue("Location")).contains("/");
    }

    @Test
    void tellsAClickFromACode() {
        String click = "AaICkJ-3fR6KEV6lxdLI1jZ8Jti8RDZb6jHrpfOiXdY.HACT66TN";

        assertThat(new Greeting(click, Optional.empty(), true, Optional.empty()).click())
                .contains(click);
        assertThat(new Greeting("HACT66TN", Optional.empty(), true, Optional.empty()).click())
                .isEmpty();
    }

    @Test
    void findsItsSettingsAgain() {
        var settings = new ShopSettings(
                new Installation.Opened("ws_1", "aurora", "kp_1", "ks_1"),
                new WidgetToken("ws_1", "wk_1", "kw_1"),
                81,
                Instant.EPOCH);

        assertThat(ShopSettings.parse(settings.text())).contains(settings);
        assertThat(ShopSettings.parse("{\"port\": [")).isEmpty();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + premises.host() + path));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(at(path));
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(at(path).POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String cookieOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }
}
