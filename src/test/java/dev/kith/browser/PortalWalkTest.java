package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.kith.platform.Workspaces;
import dev.kith.platform.mail.Mailbox;
import dev.kith.platform.security.WidgetKeys;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.ShopToken;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What friends and members meet: landing pages, the portal, the widget on a shop's page. Nothing that axe finds, nothing
 * in the console, nothing that sticks out. {@code -Dshots=folder} keeps pictures.
 */
@KithTest
class PortalWalkTest {

    private static final int PATIENCE = 10_000;
    private static final Pattern MAILED = Pattern.compile("/me/in/[A-Za-z0-9_-]+");

    /** One way of looking; {@code closely} asks axe as well: about everything in light, about colors in dark. */
    private record Look(String language, String theme, int width, boolean closely) {}

    private static final List<Look> LOOKS = List.of(
            new Look("en", "light", 1280, true),
            new Look("en", "dark", 390, true),
            new Look("it", "light", 390, false),
            new Look("ru", "dark", 390, false));

    /** A page, and what is done on it before it is looked at; {@code twin} if its like has been asked about before. */
    private record Stop(String name, String address, int status, Consumer<Page> deed, boolean twin) {

        static Stop at(String name, String address) {
            return new Stop(name, address, 200, _ -> {}, false);
        }

        Stop then(Consumer<Page> next) {
            return new Stop(name, address, status, next, twin);
        }

        Stop answering(int other) {
            return new Stop(name, address, other, deed, twin);
        }

        Stop likeAnother() {
            return new Stop(name, address, status, deed, true);
        }
    }

    private final Shops shops;
    private final Workspaces workspaces;
    private final WidgetKeys widgetKeys;
    private final Mailbox mailbox;
    private final List<String> findings = new ArrayList<>();

    PortalWalkTest(Shops shops, Workspaces workspaces, WidgetKeys widgetKeys, Mailbox mailbox) {
        this.shops = shops;
        this.workspaces = workspaces;
        this.widgetKeys = widgetKeys;
        this.mailbox = mailbox;
    }

    @Test
    void aFriendMeetsGoodPages() {
        Shop shop = shops.openAt(Season.TODAY);
        String open = link(shop, launched(shop, "spring"), "ada");
        String straight = shop.launches("straight", Terms.everybodyMayShare().with("/landing/ask", "'none'"));
        String paused = launched(shop, "paused");
        String over = launched(shop, "over");
        var stops = List.of(
                Stop.at("landing", open),
                Stop.at("landing-mistake", open).then(page -> {
                    page.fill("[name=email]", "bruno@nowhere");
                    page.click("form.claim button");
                    page.waitForSelector("#mistake");
                }),
                Stop.at("claimed", open).likeAnother().then(page -> {
                    page.fill("[name=email]", "bruno@mail.example");
                    page.click("form.claim button");
                    page.waitForURL("**/claimed?**");
                }),
                Stop.at("landing-without-form", link(shop, straight, "cleo")).likeAnother(),
                Stop.at("paused", link(shop, paused, "dora")).likeAnother(),
                Stop.at("over", link(shop, over, "emil")),
                Stop.at("unknown", "/r/NOBODYS-CODE").answering(404).likeAnother(),
                Stop.at("sign-in-link-over", "/me/in/nothing").likeAnother());
        does(shop, paused, "pause");
        does(shop, over, "end");

        for (Look look : LOOKS) {
            try (BrowserContext browser = browser(look)) {
                stops.forEach(stop -> visit(browser, stop, look));
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void aMemberMeetsGoodPages() {
        Shop shop = Season.of(shops);
        String key = workspaces.get(shop.workspace()).key();
        List<Stop> stops = new ArrayList<>(List.of(
                Stop.at("home", "/me"), Stop.at("rewards", "/me/rewards"), Stop.at("settings", "/me/settings")));
        for (String state : List.of("qualified", "reversed", "rejected")) {
            whyOf(shop, state).map(path -> Stop.at("why-" + state, path)).ifPresent(stops::add);
        }
        stops.add(Stop.at("code-refused", "/me/settings").then(page -> {
            page.fill("#code", "9");
            page.click("form[action$=code] button");
            page.waitForSelector("[role=alert]");
        }));

        Instant now = Season.TODAY;
        for (Look look : LOOKS) {
            try (BrowserContext browser = browser(look)) {
                shop.timePassesTo(now = now.plus(Duration.ofMinutes(20)));
                visit(browser, Stop.at("sign-in", "/me/sign-in?shop=" + key), look);
                visit(browser, Stop.at("asked", "/me/sign-in").likeAnother().then(this::asksForALink), look);
                shop.settles();
                visit(browser, Stop.at("enter", mailedLink(shop)), look);
                visit(
                        browser,
                        Stop.at("entered", mailedLink(shop)).likeAnother().then(PortalWalkTest::pressesTheButton),
                        look);
                stops.forEach(stop -> visit(browser, stop, look));
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void theWidgetFitsIntoAnotherSite() throws IOException {
        Shop shop = Season.of(shops);
        shop.timePassesTo(Season.TODAY);
        var token = new ShopToken(widgetKeys.create(shop.workspace(), "walk").orElseThrow()).of("ada", Season.TODAY);
        try (CornerShop corner = CornerShop.open(shop, shops.url())) {
            workspaces.addVerifiedDomain(shop.workspace(), corner.host());
            for (Look look : LOOKS) {
                corner.shows("/account", widget("token='%s' program='spring'".formatted(token), look));
                corner.shows("/sample", widget("program='spring'", look));
                try (BrowserContext browser = browser(look)) {
                    visit(
                            browser,
                            Stop.at("widget", corner.origin() + "/account").then(this::seesTheLink),
                            look);
                    visit(
                            browser,
                            Stop.at("sample", corner.origin() + "/sample").then(this::seesTheLink),
                            look);
                    visit(
                            browser,
                            Stop.at("vouched", "/me?token=" + token)
                                    .likeAnother()
                                    .then(PortalWalkTest::pressesTheButton),
                            look);
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    private String widget(String attributes, Look look) {
        return "<kith-refer %s lang='%s' theme='%s'></kith-refer><script src='%s/widget.js' defer></script>"
                .formatted(attributes, look.language, look.theme, shops.url());
    }

    private void seesTheLink(Page page) {
        page.locator("kith-refer button.main").waitFor();
        page.locator("kith-refer button[aria-expanded]").click();
        assertThat(page.locator("kith-refer svg.qr").isVisible()).isTrue();
    }

    private void asksForALink(Page page) {
        page.fill("[name=email]", Shop.mailOf("ada"));
        page.click("form.claim button");
        page.waitForURL("**/me/asked");
    }

    private static void pressesTheButton(Page page) {
        page.click("main form button");
        page.waitForURL("**/me");
        page.locator("kith-refer button.main").waitFor();
    }

    private String mailedLink(Shop shop) {
        return mailbox.letters(shop.workspace(), Optional.empty(), 100).stream()
                .filter(letter -> letter.kind().equals("sign_in_link"))
                .findFirst()
                .flatMap(letter -> mailbox.letter(shop.workspace(), letter.id()))
                .flatMap(letter ->
                        MAILED.matcher(letter.sheet().text()).results().findFirst())
                .orElseThrow()
                .group();
    }

    private static Optional<String> whyOf(Shop shop, String state) {
        return shop.referralsOfAdvocate("ada").stream()
                .filter(referral -> referral.get("status").asString().equals(state))
                .findFirst()
                .map(referral -> "/me/why/" + referral.get("id").asString().replaceFirst("^[a-z]+_", ""));
    }

    private static String launched(Shop shop, String key) {
        return shop.launches(key, Terms.everybodyMayShare());
    }

    private static String link(Shop shop, String program, String userId) {
        return shop.enrolls(program, userId, userId + "-" + System.nanoTime())
                .link()
                .toString();
    }

    private static void does(Shop shop, String program, String command) {
        shop.server()
                .post("/api/v1/programs/" + program + "/" + command, JsonNodeFactory.instance.objectNode())
                .orThrow();
    }

    private BrowserContext browser(Look look) {
        BrowserContext browser = Chromium.open(look.width, 844);
        browser.addCookies(List.of(
                new Cookie("kith_theme", look.theme).setUrl(shops.url().toString()),
                new Cookie("kith_lang", look.language).setUrl(shops.url().toString())));
        return browser;
    }

    /** All in one window: opening another for each page would take longer than the page. */
    private void visit(BrowserContext browser, Stop stop, Look look) {
        Page page =
                browser.pages().isEmpty() ? browser.newPage() : browser.pages().getFirst();
        page.setDefaultTimeout(PATIENCE);
        Eyes eyes = Eyes.on(page, "http://localhost:", "http://127.0.0.1:");
        var answer = page.navigate(shops.url().resolve(stop.address).toString());
        assertThat(answer.status()).as(stop.name).isEqualTo(stop.status);
        stop.deed.accept(page);
        String where = stop.name + "-" + look.language + "-" + look.theme + "-" + look.width;
        picture(page, where);
        seen(eyes, stop, look).stream()
                .filter(finding -> !finding.startsWith("Failed to load resource"))
                .forEach(finding -> findings.add(where + ": " + finding));
    }

    private static List<String> seen(Eyes eyes, Stop stop, Look look) {
        if (!look.closely || stop.twin) {
            return eyes.glance();
        }
        return look.theme.equals("dark") ? eyes.colors() : eyes.findings();
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("shots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
