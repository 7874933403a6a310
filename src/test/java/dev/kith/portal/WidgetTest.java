package dev.kith.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.kith.portal.Street.Answer;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The widget in a real browser, on a shop's page of another origin with a strict policy. */
class WidgetTest {

    private static final int SIX_KILOBYTES = 6 * 1024;
    private static final String VIEW = """
            {"title":"Give €10, get €10","text":"Your friend gets €10 off.","shown":"go.example/r/ADAR-2C7H",
             "copy":"https://go.example/r/ADAR2C7H?c=copy",
             "channels":[{"id":"whatsapp","name":"WhatsApp","url":"https://wa.me/?text=x"},
                         {"id":"email","name":"E-mail","url":"mailto:?body=x"}],
             "native":{"text":"x","url":"https://go.example/r/ADAR2C7H?c=native"},
             "qr":{"size":25,"path":"M4 4h7v1h-7z","label":"QR code"},
             "progress":{"have":3,"goal":5,"label":"3 of 5 friends","next":"2 more"},"sample":false}""";

    private final BrowserContext browser = Chromium.open(800, 700);
    private final Page page = browser.newPage();
    private final Street kith;
    private final Street shop;

    WidgetTest() throws IOException {
        kith = new Street();
        shop = new Street();
    }

    @BeforeEach
    void open() {
        browser.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        kith.at("/widget.js", Answer.script("widget.js"))
                .at("/api/v1/widget/session", Answer.json(200, "{\"bearer\":\"b-1\",\"expiresIn\":1800}"))
                .at("/api/v1/widget/view", Answer.json(200, VIEW))
                .at("/api/v1/widget/share", new Answer(204, "application/json", "", Map.of()));
    }

    @AfterEach
    void close() {
        browser.close();
        kith.close();
        shop.close();
    }

    @Test
    void staysSmall() {
        assertThat(Answer.script("widget.js").zippedBytes()).isLessThanOrEqualTo(SIX_KILOBYTES);
    }

    @ParameterizedTest
    @CsvSource({"en, Copy link", "it, Copia link", "ru, Копировать"})
    void drawsWhatKithAnswersInThreeLanguagesAndTroublesNobody(String language, String copy) {
        Eyes eyes = visit("<kith-refer program='spring' token='t' lang='" + language + "'></kith-refer>");

        assertThat(widget().locator("h2").textContent()).isEqualTo("Give €10, get €10");
        assertThat(widget().locator("button.main").textContent()).isEqualTo(copy);
        assertThat(kith.visits("GET", "/api/v1/widget/view").getFirst().query())
                .isEqualTo("program=spring&placement=&lang=" + language);
        assertThat(kith.visits("GET", "/api/v1/widget/view").getFirst().authorization())
                .isEqualTo("Bearer b-1");
        assertThat(eyes.findings()).isEmpty();
    }

    @Test
    void asksOnceAlthoughItHasManyAttributes() {
        visit("<kith-refer program='spring' token='t' lang='it' theme='dark'></kith-refer>");
        assertThat(kith.visits("GET", "/api/v1/widget/view")).hasSize(1);
        assertThat(kith.visits("POST", "/api/v1/widget/session")).hasSize(1);
    }

    @Test
    void copiesTheLinkAndTellsThatItWasShared() {
        visit("<kith-refer program='spring' token='t' placement='account'></kith-refer>");
        page.evaluate("document.addEventListener('kith:share', e => document.title = e.detail.channel)");

        widget().locator("button.main").click();

        assertThat(waitForText("Copied")).isTrue();
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("https://go.example/r/ADAR2C7H?c=copy");
        assertThat(page.title()).isEqualTo("copy");
        assertThat(kith.visits("POST", "/api/v1/widget/share").getFirst().body())
                .isEqualTo("{\"channel\":\"copy\",\"program\":\"spring\",\"placement\":\"account\"}");
    }

    @Test
    void showsTheQrCodeAndHidesItAgain() {
        visit("<kith-refer token='t'></kith-refer>");
        Locator button = widget().locator("button", new Locator.LocatorOptions().setHasText("QR code"));

        button.click();
        assertThat(widget().locator("svg.qr").isVisible()).isTrue();
        assertThat(button.getAttribute("aria-expanded")).isEqualTo("true");
        button.click();
        assertThat(widget().locator("svg.qr").isVisible()).isFalse();
    }

    @Test
    void saysThatItIsASampleWhileNobodyIsSignedIn() {
        kith.at("/api/v1/widget/view", Answer.json(200, VIEW.replace("\"sample\":false", "\"sample\":true")));
        Eyes eyes = visit("<kith-refer program='spring'></kith-refer>");

        assertThat(widget().locator(".sample").textContent()).isEqualTo("Sample");
        assertThat(kith.visits("POST", "/api/v1/widget/session")).isEmpty();
        assertThat(eyes.findings()).isEmpty();
    }

    @Test
    void hidesItselfAndTellsTheHostWhenItsTokenIsTooOldAndComesBackWithAFreshOne() {
        kith.at("/api/v1/widget/session", Answer.json(401, "{}"));
        shop.at("/listen.js", new Answer(200, "text/javascript", """
                        document.addEventListener('kith:token-expired', () => document.title = 'expired')""", Map.of()));
        visit("<kith-refer program='spring' token='old'></kith-refer>", "<script src='/listen.js'></script>");
        page.waitForTimeout(200);

        assertThat(page.title()).isEqualTo("expired");
        assertThat(page.locator("kith-refer").isVisible()).isFalse();

        kith.at("/api/v1/widget/session", Answer.json(200, "{\"bearer\":\"b-2\"}"));
        page.evaluate("document.querySelector('kith-refer').setAttribute('token', 'fresh')");
        assertThat(widget().locator("h2").textContent()).isEqualTo("Give €10, get €10");
    }

    @Test
    void opensAsADialogThatKeepsTheFocusAndClosesByEscape() {
        Eyes eyes = visit("<kith-refer mode='modal' token='t'></kith-refer>");

        page.locator("kith-refer").locator("button.main").first().click();
        assertThat(widget().locator("dialog h2").isVisible()).isTrue();
        assertThat(eyes.findings()).isEmpty();
        page.keyboard().press("Escape");
        widget().locator("dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(widget().locator("dialog h2").isVisible()).isFalse();
    }

    @Test
    void fitsIntoANarrowColumnInTheDarkAndFromRightToLeft() {
        page.setViewportSize(280, 700);
        Eyes eyes = visit("<div dir='rtl'><kith-refer token='t' theme='dark'></kith-refer></div>");

        assertThat(widget().locator("h2").isVisible()).isTrue();
        assertThat(eyes.findings()).isEmpty();
    }

    @Test
    void survivesBeingMovedAndLoadedTwice() {
        visit("<div id='there'></div><kith-refer token='t'></kith-refer><script src='" + kith.origin()
                + "/widget.js' defer></script>");
        page.evaluate("document.querySelector('#there').append(document.querySelector('kith-refer'))");

        assertThat(widget().locator("h2").textContent()).isEqualTo("Give €10, get €10");
        assertThat(kith.visits("GET", "/api/v1/widget/view")).hasSize(1);
    }

    private Locator widget() {
        return page.locator("kith-refer");
    }

    private boolean waitForText(String text) {
        page.getByText(text).first().waitFor();
        return true;
    }

    private Eyes visit(String element) {
        Eyes eyes = visit(element, "");
        widget().locator("button.main").first().waitFor();
        return eyes;
    }

    private Eyes visit(String element, String before) {
        String policy = "default-src 'none'; style-src 'self'; script-src 'self' " + kith.origin() + "; connect-src "
                + kith.origin();
        shop.at("/favicon.ico", Answer.html(""))
                .at(
                        "/",
                        Answer.html("<!doctype html><html lang='en'><meta name='viewport' content='width=device-width'>"
                                        + "<title>Shop</title>" + before + "<main><h1>Thank you</h1>" + element
                                        + "</main><script src='" + kith.origin() + "/widget.js' defer></script>")
                                .with("Content-Security-Policy", policy));
        Eyes eyes = Eyes.on(page, shop.origin(), kith.origin());
        page.navigate(shop.origin() + "/");
        return eyes;
    }
}
