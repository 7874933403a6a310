package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.kith.demo.ApiClient;
import dev.kith.people.People;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.security.Role;
import dev.kith.platform.security.WidgetKeys;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Staff;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a developer of the shop does once in a while: keys end, the shop moves; and why two accounts are one person. */
@KithTest
class SettingsTest {

    private static final Instant YESTERDAY = Instant.parse("2026-11-20T10:00:00Z");

    private final Staff staff;
    private final Workspaces workspaces;
    private final WidgetKeys widgetKeys;
    private final People people;
    private final Tenant tenant;
    private final Shop shop;

    SettingsTest(Shops shops, Staff staff, Workspaces workspaces, WidgetKeys widgetKeys, People people, Tenant tenant) {
        this.staff = staff;
        this.workspaces = workspaces;
        this.widgetKeys = widgetKeys;
        this.people = people;
        this.tenant = tenant;
        this.shop = shops.open();
    }

    @Test
    void aPublicKeyIsRevokedOnceSomebodySaidYes() {
        widgetKeys.create(shop.workspace(), "test");
        try (BrowserContext browser = Chromium.open(390, 844)) {
            Page page = settings(browser, Role.DEVELOPER);
            Eyes eyes = Eyes.on(page, staff.url());

            rowOf(page, "Public").locator("[popovertarget]").click();
            assertThat(eyes.findings()).isEmpty();
            picture(page, "revoke");
            assertThat(told(shop.publicKey())).as("nothing happened yet").isEqualTo(200);
            page.locator("[popover]:popover-open button").click();
            page.waitForURL("**/settings");

            assertThat(rowOf(page, "Public").innerText()).contains("Ended");
            assertThat(told(shop.publicKey())).isEqualTo(401);

            rowOf(page, "Signing key").locator("[popovertarget]").click();
            page.locator("[popover]:popover-open button").click();
            page.waitForURL("**/settings");
            assertThat(widgetKeys.list(shop.workspace()))
                    .allSatisfy(key -> assertThat(key.revokedAt()).isPresent());
        }
    }

    @Test
    void theIdOfASigningKeyIsShownWholeAndHidesNoButton() {
        widgetKeys.create(shop.workspace(), "test");
        try (BrowserContext browser = Chromium.open(1190, 900)) {
            Page page = settings(browser, Role.DEVELOPER);
            picture(page, "keys");

            assertThat(rowOf(page, "Signing key").locator("code").first().innerText())
                    .matches("wk_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(page.locator("#main .tw").evaluate("list => list.scrollWidth - list.clientWidth"))
                    .isEqualTo(0);
        }
    }

    @Test
    void aShopMovesAmongItsVerifiedDomainsOnly() {
        workspaces.addVerifiedDomain(shop.workspace(), "moved.example");
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            Page page = settings(browser, Role.OWNER);
            picture(page, "settings");
            page.locator("form[action$='/settings/shop'] input[name=host]")
                    .evaluate("(field) => { field.value = 'evil.example' }");
            page.locator("form[action$='/settings/shop'] button").click();
            assertThat(page.locator("[role=alert]").innerText()).contains("not verified");

            page.locator("form[action$='/settings/shop'] button").click();
            page.waitForURL("**/settings");
        }

        assertThat(workspaces.get(shop.workspace()).shopUrl()).contains("https://moved.example/");
    }

    @Test
    void whoMayNotChangeThemSeesNothingToPress() {
        workspaces.addVerifiedDomain(shop.workspace(), "moved.example");
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            Page page = settings(browser, Role.MARKETER);

            assertThat(page.locator("#main form").count()).isZero();
        }
    }

    @Test
    void aPersonsPageSaysWhichAccountsBecameOne() {
        shop.sells(Purchase.of("o-1", "bruno-2024", "20.00").at(YESTERDAY));
        shop.sells(Purchase.of("o-2", "bruno", "20.00").at(YESTERDAY));
        shop.reports(Happening.track("unused", "bruno", "alias-1")
                .put("type", "alias")
                .put("previousId", "bruno-2024"));
        try (BrowserContext browser = Chromium.open(390, 844)) {
            staff.signIn(browser, shop.workspace(), Role.SUPPORT);
            browser.addCookies(List.of(new Cookie("kith_theme", "dark").setUrl(staff.url())));
            Page page = browser.newPage();
            Eyes eyes = Eyes.on(page, staff.url());
            var bruno = tenant.run(shop.workspace(), () -> people.find("bruno").orElseThrow());
            page.navigate(staff.home(shop.workspace()) + "/people/" + bruno.value());

            assertThat(page.locator("#main").innerText())
                    .contains("Accounts made one", "bruno-2024 = bruno", "The shop reported on");
            assertThat(eyes.findings()).isEmpty();
            picture(page, "merged");
        }
    }

    private Page settings(BrowserContext browser, Role role) {
        staff.signIn(browser, shop.workspace(), role);
        Page page = browser.newPage();
        page.navigate(staff.home(shop.workspace()) + "/settings");
        return page;
    }

    private static Locator rowOf(Page page, String kind) {
        return page.locator("#main tbody tr")
                .filter(new Locator.FilterOptions().setHasText(kind))
                .first();
    }

    private int told(String key) {
        return new ApiClient(URI.create(staff.url()), key)
                .post("/v1/track", Happening.track("Product Viewed", "u-1", "m-" + System.nanoTime()))
                .status();
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("shots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, "ops_" + name + ".png")));
        }
    }
}
