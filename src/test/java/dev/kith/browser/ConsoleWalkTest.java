package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.security.Role;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Staff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every page of the console, in three languages, light and dark, on a desk, a phone and a small phone: nothing that axe
 * finds, nothing in the console, nothing that sticks out, nothing from another site. {@code -Dshots=folder} keeps pictures.
 */
@KithTest
class ConsoleWalkTest {

    private static final List<String> PAGES = List.of(
            "/ledger",
            "/ledger/journals",
            "/messages",
            "/settings",
            "/data/failed",
            "/people",
            "/programs",
            "/programs/new",
            "/people?q=nobody-at-all");
    /** What is asked of a page in one look; each asks only what the looks before it could not have seen. */
    private enum Ask {
        /** Everything, on a desk; then whether something sticks out on a phone and on a small phone. */
        STRUCTURE,
        /** Whether everything can be read and hit: on a phone. */
        COLORS,
        /** Whether longer words fit: on a phone. */
        WORDS
    }

    private record Look(String language, String theme, Ask ask) {}

    private static final Look FIRST = new Look("en", "light", Ask.STRUCTURE);
    private static final List<Look> ALL = List.of(
            FIRST,
            new Look("en", "dark", Ask.COLORS),
            new Look("it", "light", Ask.WORDS),
            new Look("ru", "dark", Ask.WORDS));

    private final Shops shops;
    private final Staff staff;
    private final Tenant tenant;
    private final JdbcClient jdbc;
    private final List<String> findings = new ArrayList<>();

    ConsoleWalkTest(Shops shops, Staff staff, Tenant tenant, JdbcClient jdbc) {
        this.shops = shops;
        this.staff = staff;
        this.tenant = tenant;
        this.jdbc = jdbc;
    }

    @Test
    void anEmptyShopSeesGoodPages() {
        Shop shop = shops.open();

        walk(shop.workspace(), "empty", PAGES, List.of(FIRST));

        assertThat(findings).isEmpty();
    }

    @Test
    void aShopInSeasonSeesGoodPages() {
        Shop shop = Season.of(shops);
        String referral = shop.referralsOfFriend("friend0").getFirst().get("id").asString();
        String refused = shop.referralsOfAdvocate("ada").stream()
                .filter(each -> each.get("status").asString().equals("reversed"))
                .findFirst()
                .map(each -> each.get("id").asString())
                .orElse(referral);
        List<String> paths = new ArrayList<>(PAGES);
        paths.addAll(List.of(
                "/p/spring",
                "/p/spring?days=7&view=active",
                "/p/spring/terms",
                "/p/broken/terms",
                "/p/broken/terms?said=refused",
                "/referrals",
                "/referrals?state=stopped",
                "/referrals?program=spring&from=2026-11-01&to=2026-11-22",
                "/referrals/" + uuid(referral),
                "/referrals/" + uuid(refused),
                "/referrals/" + uuid(refused) + "?view=advocate",
                "/rewards",
                "/find?q=ada",
                "/orders?id=o-alone",
                "/data/live",
                "/account"));

        shop.reports(Purchase.of("o-alone", "emil", "40.00")
                .at(Season.TODAY)
                .code("ADA-2062")
                .asEvent("o-alone-told"));
        burySomething(shop.workspace());
        Drafts.keepOneThatFails(shop);

        walk(shop.workspace(), "season", paths, ALL);

        assertThat(findings).isEmpty();
    }

    @Test
    void whatIsSearchedForStaysWhenAnotherFilterIsPressed() {
        Shop shop = Season.of(shops);
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            staff.signIn(browser, shop.workspace(), Role.OWNER);
            Page page = browser.newPage();
            page.navigate(staff.home(shop.workspace()) + "/referrals?program=spring");
            page.locator("input[name=q]").pressSequentially("friend0");
            PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(2);
            page.locator(".seg a").nth(1).click();
            page.waitForURL("**/referrals?**state=bound**");

            assertThat(page.url()).contains("q=friend0", "program=spring");
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            assertThat(page.locator(".foot span").first().innerText()).isEqualTo("1 referral");

            page.locator(".filterline a").first().click();
            page.waitForURL(url -> !url.contains("program="));
            assertThat(page.locator(".filterline").count()).isZero();
            assertThat(page.url()).contains("q=friend0");
        }
    }

    @Test
    void anOrderThatNobodyBroughtSaysEverythingThatWasLookedAt() {
        Shop shop = Season.of(shops);
        shop.reports(Purchase.of("o-typo", "emil", "40.00")
                .at(Season.TODAY)
                .code("ADA-2062")
                .asEvent("o-typo-told"));
        shop.reports(Purchase.of("o/2 & 3", "emil", "20.00").at(Season.TODAY).asEvent("o-alone-told"));
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            staff.signIn(browser, shop.workspace(), Role.OWNER);
            Page page = browser.newPage();

            page.navigate(staff.home(shop.workspace()) + "/find?q=o-typo");
            assertThat(page.locator("h1").innerText()).isEqualTo("Order o-typo");
            assertThat(page.locator(".why").innerText())
                    .contains("The code is known", "This code is unknown or no longer valid.", "ADA-2062");

            page.locator("dl.facts a").click();
            assertThat(page.url()).contains("/people/");
            page.locator(".plainrows a[href*='orders?id=o%2F2']").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Order o/2 & 3");
            assertThat(page.locator(".why li.fail").innerText()).contains("Something points to an advocate");
        }
    }

    @Test
    void whatFailedIsShownAsFarAsARoleMaySeeIt() {
        Shop shop = Season.of(shops);
        burySomething(shop.workspace());

        assertThat(failedPageFor(shop, Role.VIEWER)).isEqualTo("403, 0 events, 0 told");
        assertThat(failedPageFor(shop, Role.DEVELOPER)).isEqualTo("200, 3 events, 0 told");
        assertThat(failedPageFor(shop, Role.OWNER)).isEqualTo("200, 3 events, 3 told");
    }

    private String failedPageFor(Shop shop, Role role) {
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            staff.signIn(browser, shop.workspace(), role);
            Page page = browser.newPage();
            int status =
                    page.navigate(staff.home(shop.workspace()) + "/data/failed").status();
            int events = page.locator(".stream > li").count();
            return status + ", " + events + " events, "
                    + page.locator("pre.json").count() + " told";
        }
    }

    /** As a worker does that gives an event up. */
    private void burySomething(WorkspaceId workspace) {
        tenant.run(workspace, () -> jdbc.sql("""
                        INSERT INTO events.dead_letter
                               (pos, txid, shard, message_id, name, error, stack_hash, attempts, failed_at)
                        SELECT pos, txid, shard, message_id, name,
                               'java.lang.IllegalStateException at dev.kith.rewards.Granting.grant(Granting.java:80)',
                               'none', 5, received_at
                          FROM events.event_log
                         WHERE workspace_id = platform.workspace()
                         LIMIT 3
                        """).update());
    }

    private static String uuid(String apiId) {
        return apiId.replaceFirst("^[a-z]+_", "");
    }

    private void walk(WorkspaceId workspace, String name, List<String> paths, List<Look> looks) {
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            staff.signIn(browser, workspace, Role.OWNER);
            for (Look look : looks) {
                browser.addCookies(List.of(cookie("kith_theme", look.theme), cookie("kith_lang", look.language)));
                paths.stream()
                        .filter(path -> look == FIRST || !isFiltered(path))
                        .forEach(path -> visit(browser, at(workspace, path), name + path, look));
            }
        }
    }

    /** One's own account belongs to no workspace. */
    private String at(WorkspaceId workspace, String path) {
        return (path.equals("/account") ? staff.url() : staff.home(workspace)) + path;
    }

    /** A filter shows fewer of the same rows: nothing that another theme or language would break. */
    private static boolean isFiltered(String path) {
        return path.contains("?state=") || path.contains("?days=") || path.contains("?q=nobody");
    }

    private Cookie cookie(String name, String value) {
        return new Cookie(name, value).setUrl(staff.url());
    }

    private void visit(BrowserContext browser, String address, String name, Look look) {
        try (Page page = browser.newPage()) {
            Eyes eyes = Eyes.on(page, staff.url());
            var answer = page.navigate(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            String where = name + " in " + look.language + ", " + look.theme;
            note(where, look.ask == Ask.STRUCTURE ? eyes.findings() : List.of());
            note(where, raw(page));
            picture(page, where + " 1440");
            page.setViewportSize(1024, 768);
            note(where + " on a small desk", scrolled(page));
            picture(page, where + " 1024");
            page.setViewportSize(390, 844);
            note(where + " on a phone", look.ask == Ask.COLORS ? eyes.colors() : eyes.glance());
            picture(page, where + " 390");
            page.setViewportSize(320, 640);
            note(where + " on a small phone", eyes.glance());
        }
    }

    /** What a program would write and a person should not have to read: instants, keys, constants. Code is code. */
    private static List<String> raw(Page page) {
        return page.evaluate("""
                        () => {
                          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                          const found = [];
                          while (words.nextNode()) {
                            const at = words.currentNode.parentElement;
                            if (!at.closest('code, pre, script, option') && !words.currentNode.data.includes('@')
                                && /\\d{4}-\\d\\d-\\d\\dT|\\b[A-Za-z]+_[A-Za-z_]+\\b/.test(words.currentNode.data)) {
                              found.push('raw: ' + words.currentNode.data.trim());
                            }
                          }
                          return found;
                        }""") instanceof List<?> found
                ? found.stream().map(Object::toString).toList()
                : List.of();
    }

    /** Tables that one has to push to and fro to read; a chart's figures may. */
    private static List<String> scrolled(Page page) {
        return page.evaluate("""
                        () => [...document.querySelectorAll('.tw')]
                          .filter(each => each.querySelector('.stack') && each.scrollWidth > each.clientWidth + 1)
                          .map(each => 'scrolls: ' + each.ariaLabel + ' by ' + (each.scrollWidth - each.clientWidth))
                        """) instanceof List<?> found
                ? found.stream().map(Object::toString).toList()
                : List.of();
    }

    private void note(String where, List<String> wrong) {
        wrong.forEach(finding -> findings.add(where + ": " + finding));
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("shots", "");
        if (!folder.isEmpty()) {
            Path file = Path.of(folder, name.replaceAll("[^A-Za-z0-9-]+", "_") + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        }
    }
}
