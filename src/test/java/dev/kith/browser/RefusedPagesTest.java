package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.kith.platform.security.Role;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Staff;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who works in the console and comes to a page that is not there, or not for them, is still in the console. */
@KithTest
class RefusedPagesTest {

    private record Reading(String language, String theme, String needsAnotherRole, String noSuchPage) {}

    private static final List<Reading> READINGS = List.of(
            new Reading("en", "dark", "This needs another role", "There is no such page"),
            new Reading("it", "light", "Serve un altro ruolo", "Questa pagina non esiste"),
            new Reading("ru", "dark", "Нужна другая роль", "Такой страницы нет"));

    private final Staff staff;
    private final Shop shop;

    RefusedPagesTest(Shops shops, Staff staff) {
        this.staff = staff;
        this.shop = shops.open();
    }

    @Test
    void keepTheMenuInEveryLanguage() {
        try (BrowserContext browser = Chromium.open(390, 844)) {
            staff.signIn(browser, shop.workspace(), Role.VIEWER);
            for (Reading reading : READINGS) {
                String language = reading.language();
                browser.addCookies(List.of(cookie("kith_lang", language), cookie("kith_theme", reading.theme())));
                says(browser, "/data/live", 403, reading.needsAnotherRole(), language);
                says(browser, "/no/such/page", 404, reading.noSuchPage(), language);
                says(browser, "/p/unknown/terms", 404, reading.noSuchPage(), language);
            }
        }
    }

    private void says(BrowserContext browser, String path, int status, String title, String language) {
        try (Page page = browser.newPage()) {
            Eyes eyes = Eyes.on(page, staff.url());
            var answer = page.navigate(staff.home(shop.workspace()) + path);

            assertThat(answer.status()).as(path).isEqualTo(status);
            assertThat(page.locator("h1").innerText()).isEqualTo(title);
            assertThat(page.locator("#main a.btn.pri").getAttribute("href"))
                    .isEqualTo(
                            staff.home(shop.workspace()).substring(staff.url().length()));
            assertThat(page.locator("#side nav a").count()).isGreaterThan(5);
            assertThat(eyes.colors())
                    .as(path)
                    .filteredOn(finding -> !finding.contains("the server responded with a status of " + status))
                    .isEmpty();
            picture(page, path, language);
        }
    }

    private record Late(String language, String theme, String formTooOld, String reload, String noWorkspace) {}

    @Test
    void aFormThatCameTooLateLeadsBackToItsPageAndAnUnknownWorkspaceToOnesOwn() {
        for (Late late : List.of(
                new Late(
                        "en", "dark", "This form was too old", "Load the page again", "There is no workspace “bloomm”"),
                new Late("it", "light", "Questo modulo era troppo vecchio", "Ricarica la pagina", "«bloomm»"),
                new Late("ru", "dark", "Эта форма устарела", "Загрузить страницу заново", "«bloomm»"))) {
            try (BrowserContext browser = Chromium.open(390, 844)) {
                staff.signIn(browser, shop.workspace(), Role.OWNER);
                browser.addCookies(List.of(cookie("kith_lang", late.language()), cookie("kith_theme", late.theme())));
                Page page = browser.newPage();
                Eyes eyes = Eyes.on(page, staff.url());
                String programs = staff.home(shop.workspace()) + "/programs?from=test";
                page.navigate(programs);
                staff.signIn(browser, shop.workspace(), Role.OWNER);
                page.waitForNavigation(
                        () -> page.evaluate("document.querySelector('form[action=\"/sign-out\"]').submit()"));

                assertThat(page.locator("h1").innerText()).isEqualTo(late.formTooOld());
                assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo(late.theme());
                looksWell(eyes);
                picture(page, "/stale", late.language());
                page.locator("a.btn.pri").click();
                assertThat(page.url()).isEqualTo(programs);

                page.navigate(staff.url() + "/bloomm/people");
                assertThat(page.locator("h1").innerText()).contains(late.noWorkspace());
                looksWell(eyes);
                picture(page, "/workspace", late.language());
                page.locator("a.btn.pri").click();
                assertThat(page.url()).startsWith(staff.home(shop.workspace()));
            }
        }
    }

    private static void looksWell(Eyes eyes) {
        assertThat(eyes.colors())
                .filteredOn(finding -> !finding.contains("the server responded with a status of 40"))
                .isEmpty();
    }

    @Test
    void whatARoleMayNotSeeIsNotOfferedToIt() {
        assertThat(offered(Role.VIEWER)).doesNotContain("/data/live").contains("/ledger", "/settings");
        assertThat(offered(Role.DEVELOPER)).contains("/data/live");
    }

    private List<String> offered(Role role) {
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            staff.signIn(browser, shop.workspace(), role);
            Page page = browser.newPage();
            String home = staff.home(shop.workspace());
            page.navigate(home);
            return page.locator("#side nav a, #palette-list li[data-href]").all().stream()
                    .map(link -> link.getAttribute(link.getAttribute("href") == null ? "data-href" : "href"))
                    .map(address ->
                            address.substring(home.length() - staff.url().length()))
                    .toList();
        }
    }

    private Cookie cookie(String name, String value) {
        return new Cookie(name, value).setUrl(staff.url());
    }

    private static void picture(Page page, String path, String language) {
        String folder = System.getProperty("shots", "");
        if (!folder.isEmpty()) {
            String name = "refused" + path.replace('/', '_') + "_" + language;
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + "_390.png")));
            page.setViewportSize(1440, 900);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + "_1440.png")));
        }
    }
}
