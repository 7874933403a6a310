package dev.kith.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.kith.portal.Street.Answer;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tracker in a real browser, on a shop's page of another origin with a strict policy. */
class TrackerTest {

    private static final int THREE_KILOBYTES = 3 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BrowserContext browser = Chromium.open(800, 600);
    private final Page page = browser.newPage();
    private final Street kith;
    private final Street shop;

    TrackerTest() throws IOException {
        kith = new Street();
        shop = new Street();
    }

    @BeforeEach
    void open() {
        kith.at("/kith.js", Answer.script("tracker.js")).at("/v1/batch", Answer.json(200, "{\"success\":true}"));
    }

    @AfterEach
    void close() {
        browser.close();
        kith.close();
        shop.close();
    }

    @Test
    void staysSmall() {
        assertThat(Answer.script("tracker.js").zippedBytes()).isLessThanOrEqualTo(THREE_KILOBYTES);
    }

    @Test
    void tellsAViewAndWhereTheVisitorCameFrom() {
        Eyes eyes = visit("", "/?kc=click-1&ref=ADAR2C7H&utm_source=news");

        JsonNode view = event("page");
        assertThat(view.path("context").path("kith").path("clickId").stringValue(""))
                .isEqualTo("click-1");
        assertThat(view.path("context").path("kith").path("shareCode").stringValue(""))
                .isEqualTo("ADAR2C7H");
        assertThat(view.path("context").path("campaign").path("source").stringValue(""))
                .isEqualTo("news");
        assertThat(view.path("anonymousId").stringValue("")).hasSize(36);
        assertThat(eyes.findings()).isEmpty();
    }

    @Test
    void remembersTheClickOnTheNextPageAndPutsItIntoForms() {
        visit("", "/?kc=click-1");
        page.navigate(shop.origin() + "/");

        assertThat(page.inputValue("[data-kith-kc]")).isEqualTo("click-1");
        assertThat(page.inputValue("[data-kith-anonymous]")).hasSize(36);
    }

    @Test
    void namesTheVisitorFromTheSignUpOn() {
        visit("", "/?kc=click-1");
        page.evaluate(
                "kith.identify('u1', { email: 'bruno@example.com' }); kith.track('Order Completed', { order_id: 'o-1' })");

        JsonNode identify = event("identify");
        JsonNode order = event("track");
        assertThat(identify.path("traits").path("email").stringValue("")).isEqualTo("bruno@example.com");
        assertThat(order.path("userId").stringValue("")).isEqualTo("u1");
        assertThat(order.path("context").path("kith").path("clickId").stringValue(""))
                .isEqualTo("click-1");
        assertThat(order.path("anonymousId")).isEqualTo(identify.path("anonymousId"));
    }

    @Test
    void keepsNothingAndCountsNoViewBeforeTheVisitorAgrees() {
        visit("data-consent='required'", "/?kc=click-1");
        page.evaluate("kith.track('Signed Up')");
        JsonNode early = event("track");

        assertThat(early.path("context")
                        .path("consent")
                        .path("categoryPreferences")
                        .path("analytics")
                        .asBoolean(true))
                .isFalse();
        assertThat(events("page")).isEmpty();
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        assertThat(page.inputValue("[data-kith-kc]")).isEqualTo("click-1");

        page.evaluate("kith.consent(true)");
        page.navigate(shop.origin() + "/");

        assertThat(event("page").path("context").path("kith").path("clickId").stringValue(""))
                .isEqualTo("click-1");
        page.evaluate("kith.consent(false)");
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
    }

    @Test
    void sendsTheSameEventAgainWhenKithWasAway() {
        kith.at("/v1/batch", Answer.json(503, "{}"));
        visit("", "/");
        List<JsonNode> first = waitFor("page", 1);
        kith.at("/v1/batch", Answer.json(200, "{}"));

        List<JsonNode> both = waitFor("page", 2);
        assertThat(both.get(1).path("messageId")).isEqualTo(first.getFirst().path("messageId"));
    }

    @Test
    void losesNothingWhenThePageGoesAway() {
        visit("", "/");
        waitFor("page", 1);
        page.evaluate("kith.track('Left'); location.href = 'about:blank'");

        assertThat(waitFor("track", 1)).isNotEmpty();
    }

    @Test
    void understandsWhatWasSaidBeforeItCame() {
        shop.at("/early.js", new Answer(200, "text/javascript", "window.kith = [['track', 'Early']]", Map.of()));
        visit("", "/", "<script src='/early.js'></script>");

        assertThat(event("track").path("event").stringValue("")).isEqualTo("Early");
        assertThat(page.evaluate("Object.keys(window).filter(name => name.startsWith('kith')).join()"))
                .isEqualTo("kith");
    }

    private Eyes visit(String attributes, String path) {
        return visit(attributes, path, "");
    }

    private Eyes visit(String attributes, String path, String before) {
        String policy = "default-src 'none'; style-src 'self'; script-src 'self' " + kith.origin() + "; connect-src "
                + kith.origin();
        shop.at("/favicon.ico", Answer.html(""))
                .at(
                        "/",
                        Answer.html("<!doctype html><html lang='en'><title>Shop</title><main><h1>Shop</h1>" + before
                                        + "<form action='/signed'><input type='hidden' name='kc' data-kith-kc>"
                                        + "<input type='hidden' name='a' data-kith-anonymous></form></main>"
                                        + "<script src='" + kith.origin() + "/kith.js' data-key='kp_test_x' "
                                        + attributes
                                        + " defer></script>")
                                .with("Content-Security-Policy", policy));
        Eyes eyes = Eyes.on(page, shop.origin(), kith.origin());
        page.navigate(shop.origin() + path);
        return eyes;
    }

    private JsonNode event(String type) {
        return waitFor(type, 1).getFirst();
    }

    private List<JsonNode> waitFor(String type, int count) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        List<JsonNode> found = events(type);
        while (found.size() < count && System.nanoTime() < deadline) {
            page.waitForTimeout(20);
            found = events(type);
        }
        assertThat(found).as(type + " events").hasSizeGreaterThanOrEqualTo(count);
        return found;
    }

    private List<JsonNode> events(String type) {
        List<JsonNode> events = new ArrayList<>();
        kith.visits("POST", "/v1/batch")
                .forEach(visit -> JSON.readTree(visit.body()).path("batch").forEach(event -> {
                    if (event.path("type").stringValue("").equals(type)) {
                        events.add(event);
                    }
                }));
        return events;
    }
}
