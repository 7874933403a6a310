package dev.kith.referrals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.Events;
import dev.kith.events.LoggedEvent;
import dev.kith.platform.WorkspaceId;
import dev.kith.programs.Programs;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Terms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Links over HTTP: where they lead, what they leave, and what they say when they lead nowhere. */
@KithTest
@Import(Flowers.class)
class RedirectTest {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Flowers flowers;
    private final Programs programs;
    private final Memberships memberships;
    private final Events events;
    private final ClickSeal seal;
    private final OwnerMark owners;
    private final ShareLinks links;
    private final String kith;

    RedirectTest(
            Flowers flowers,
            Programs programs,
            Memberships memberships,
            Events events,
            ClickSeal seal,
            OwnerMark owners,
            ShareLinks links,
            Environment environment) {
        this.flowers = flowers;
        this.programs = programs;
        this.memberships = memberships;
        this.events = events;
        this.seal = seal;
        this.owners = owners;
        this.links = links;
        this.kith = "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    @Test
    void leadsToTheShopWithASealedClickAndRemembersIt() {
        var bloom = flowers.open();
        var url = link(bloom, "ada-one");

        var answer = get(url + "?c=whatsapp&to=%2Fp%3Fcolor%3Dred%23size");

        String click = clickIn(answer);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("https://shop.example/p?color=red&kc=" + click + "#size");
        assertThat(seal.read(click, bloom.id()).orElseThrow().degraded()).isFalse();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .contains("kith_k=" + click + "; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void storesWhatIsWorthKnowingAndNoAddress() {
        var bloom = flowers.open();
        var answer = send(request(link(bloom, "ada-two") + "?c=telegram&utm_source=news%20letter&gclid=x")
                .header("Accept-Language", "it-IT,it;q=0.9")
                .header("Referer", "https://news.example/today?who=ada")
                .header("Sec-Fetch-Dest", "document"));

        var click = clicks(bloom.id(), 1).getFirst();
        var told = click.properties();
        assertThat(click.messageId()).isEqualTo(clickIn(answer));
        assertThat(told.path("channel").asString()).isEqualTo("telegram");
        assertThat(told.path("class").asString()).isEqualTo("human");
        assertThat(told.path("language").asString()).isEqualTo("it");
        assertThat(told.path("referrer").asString()).isEqualTo("news.example");
        assertThat(told.path("paid").asBoolean()).isTrue();
        assertThat(told.path("campaign").path("source").asString()).isEqualTo("news letter");
        assertThat(told.path("address").asString()).matches("[0-9a-f]{32}");
        assertThat(told.toString()).doesNotContain("127.0.0.1", "Firefox/140", "who=ada");
    }

    @Test
    void answersAHeadRequestAsItWouldAGetButWithoutCookie() {
        var bloom = flowers.open();
        var answer = send(request(link(bloom, "ada-three")).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).startsWith("https://shop.example/?kc=");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(classes(bloom.id(), 1)).containsExactly("head");
    }

    @Test
    void takesMachinesForMachines() {
        var bloom = flowers.open();
        var url = link(bloom, "ada-four");
        send(request(url).header("Sec-Purpose", "prefetch;prerender"));
        send(HttpRequest.newBuilder(URI.create(url))
                .header("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)")
                .header("Accept", "*/*"));
        send(HttpRequest.newBuilder(URI.create(url)).header("User-Agent", FIREFOX));
        send(request(url).header("Sec-Fetch-Dest", "iframe"));

        assertThat(classes(bloom.id(), 4)).containsExactlyInAnyOrder("prefetch", "bot", "bot", "embedded");
    }

    @Test
    void knowsTheVisitorAgainAndTheOwner() {
        var bloom = flowers.open();
        var url = link(bloom, "ada-five");
        String first = clickIn(get(url));
        send(request(url).header("Cookie", "other=1; kith_k=" + first + "; x=y"));
        var link = links.find("ada-five", bloom.id()).orElseThrow();
        send(request(url).header("Cookie", "kith_o=" + owners.of(bloom.id(), List.of(link.advocate()))));
        send(request(url).header("Cookie", "kith_k=forged; kith_o=forged"));

        assertThat(classes(bloom.id(), 4)).containsExactly("human", "human", "own", "human");
        var visitors = clicks(bloom.id(), 4).stream()
                .map(click -> click.properties().path("visitor").asString())
                .toList();
        var firstId = seal.read(first, bloom.id()).orElseThrow().id().value().toString();
        assertThat(visitors.subList(0, 2)).containsOnly(firstId);
        assertThat(visitors.subList(2, 4)).doesNotContain(firstId).doesNotHaveDuplicates();
    }

    @Test
    void saysKindlyThatItDoesNotKnowACode() {
        for (String code : List.of("ADAR2C7K", "nobody", "x", "<script>alert(1)</script>", "../../etc/passwd", "%00")) {
            var answer = get(kith + "/r/" + code.replace("<", "%3C").replace(">", "%3E"));

            assertThat(answer.statusCode()).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("<script>alert", "Exception", "\tat ");
        }
        var friendly = get(kith + "/r/ADAR2C7K");
        assertThat(friendly.statusCode()).isEqualTo(404);
        assertThat(friendly.body()).contains("We do not know this link");
        assertThat(friendly.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("style-src 'self'");
    }

    @Test
    void saysKindlyThatAnOfferPausesOrIsOver() {
        var bloom = flowers.open();
        var url = link(bloom, "ada-six");

        programs.pause(bloom.id(), bloom.spring(), "test");
        assertThat(get(url).statusCode()).isEqualTo(200);
        assertThat(get(url).body()).contains("takes a break", "https://shop.example/");
        programs.launch(bloom.id(), bloom.spring(), "test");
        assertThat(get(url).statusCode()).isEqualTo(302);
        programs.end(bloom.id(), bloom.spring(), "test");
        assertThat(get(url).body()).contains("This offer is over");
        assertThat(classes(bloom.id(), 1)).containsExactly("human");
    }

    @Test
    void closesALinkWhoseCodeIsBlocked() {
        var bloom = flowers.open();
        var url = link(bloom, "ada-seven");
        memberships.block(bloom.id(), new ShareCode("ada-seven"), "advertised in search results");

        assertThat(get(url).statusCode()).isEqualTo(200);
        assertThat(get(url).body()).contains("This offer is over");
    }

    @Test
    void servesOnAShopsOwnHostOnlyThatShopsLinks() {
        var bloom = flowers.open("links.bloom-a.example", redirecting());
        var other = flowers.open("links.bloom-b.example", redirecting());
        flowers.enroll(bloom, "ada", "same-rose");
        flowers.enroll(other, "bea", "same-rose");
        flowers.enroll(other, "cleo", "only-there");

        assertThat(locationOn("links.bloom-a.example", "same-rose")).startsWith("https://links.bloom-a.example/");
        assertThat(locationOn("links.bloom-b.example", "same-rose")).startsWith("https://links.bloom-b.example/");
        assertThat(statusOn("links.bloom-a.example", "only-there")).isEqualTo(404);
        assertThat(locationOn("localhost", "same-rose")).startsWith("https://links.bloom-a.example/");
        assertThat(locationOn("localhost", "same-rose/" + other.workspace().key()))
                .startsWith("https://links.bloom-b.example/");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void neverLeadsOffTheShop(String attempt) {
        var answer = RawHttp.get(URI.create(kith), "localhost", shared() + "?to=" + attempt);

        // What is no request at all is refused before anybody looks where it leads.
        assertThat(answer.status()).isIn(302, 400);
        if (answer.status() == 302) {
            assertThat(answer.location()).startsWith("https://shop.example/").contains("kc=");
            assertThat(URI.create(answer.location()).getHost()).isEqualTo("shop.example");
        }
    }

    private static final AtomicReference<String> SHARED = new AtomicReference<>();

    private String shared() {
        if (SHARED.get() == null) {
            var bloom = flowers.open();
            SHARED.set("/r/" + flowers.enroll(bloom, "ada", "ada-attacked") + "/"
                    + bloom.workspace().key());
        }
        return SHARED.get();
    }

    static Stream<String> attempts() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/attack/open-redirects.txt"), UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> line.length() < 1_500);
    }

    private static Terms redirecting() {
        return Terms.everybodyMayShare().with("/landing/show", "'redirect'");
    }

    private String link(Flowers.Bloom bloom, String code) {
        return kith + "/r/" + flowers.enroll(bloom, "ada", code) + "/"
                + bloom.workspace().key();
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("User-Agent", FIREFOX)
                .header("Accept", "text/html");
    }

    private static HttpResponse<String> get(String url) {
        return send(request(url));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String clickIn(HttpResponse<String> answer) {
        return Optional.of(location(answer))
                .map(url -> url.replaceFirst(".*[?&]kc=", "").replaceFirst("#.*", ""))
                .orElseThrow();
    }

    private String locationOn(String host, String code) {
        return RawHttp.get(URI.create(kith), host, "/r/" + code).location();
    }

    private int statusOn(String host, String code) {
        return RawHttp.get(URI.create(kith), host, "/r/" + code).status();
    }

    /** The clicks in the log, once there are so many; a click that nobody counts is stored a moment after its answer. */
    private List<LoggedEvent> clicks(WorkspaceId workspace, int expected) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            var found = events.page(workspace, Optional.empty(), 100).stream()
                    .filter(event -> event.name().equals("Share Link Clicked"))
                    .toList();
            if (found.size() >= expected || System.nanoTime() > deadline) {
                return found;
            }
            Thread.onSpinWait();
        }
    }

    private List<String> classes(WorkspaceId workspace, int expected) {
        return clicks(workspace, expected).stream()
                .map(click -> click.properties().path("class").asString())
                .toList();
    }
}
