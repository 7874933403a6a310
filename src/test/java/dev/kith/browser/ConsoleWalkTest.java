package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.security.Role;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Staff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
            "/people",
            "/programs",
            "/programs/new",
            "/people?q=nobody-at-all");
    private static final List<Integer> WIDTHS = List.of(1440, 390, 320);

    /**
     * Contrast depends on the theme and structure on the width, so English is asked in both themes and all widths; another
     * language changes words only, and is asked once.
     */
    private record Look(String language, String theme) {

        boolean needsEveryCheck(int width) {
            return language.equals("en") || theme.equals("light") && width == 1440;
        }
    }

    private final Shops shops;
    private final Staff staff;
    private final List<String> findings = new ArrayList<>();

    ConsoleWalkTest(Shops shops, Staff staff) {
        this.shops = shops;
        this.staff = staff;
    }

    @Test
    void anEmptyShopSeesGoodPages() {
        Shop shop = shops.open();

        walk(shop.workspace(), "empty", PAGES);

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
                "/referrals",
                "/referrals?state=rejected",
                "/referrals/" + uuid(referral),
                "/referrals/" + uuid(refused) + "?view=advocate",
                "/rewards",
                "/find?q=ada",
                "/data/live"));

        walk(shop.workspace(), "season", paths);

        assertThat(findings).isEmpty();
    }

    private static String uuid(String apiId) {
        return apiId.replaceFirst("^[a-z]+_", "");
    }

    private void walk(WorkspaceId workspace, String name, List<String> paths) {
        for (String theme : List.of("light", "dark")) {
            try (BrowserContext browser = Chromium.open(1440, 900)) {
                staff.signIn(browser, workspace, Role.OWNER);
                for (String language : List.of("en", "it", "ru")) {
                    browser.addCookies(List.of(cookie("kith_theme", theme), cookie("kith_lang", language)));
                    var look = new Look(language, theme);
                    paths.forEach(path -> visit(browser, workspace, path, name, look));
                }
            }
        }
    }

    private Cookie cookie(String name, String value) {
        return new Cookie(name, value).setUrl(staff.url());
    }

    private void visit(BrowserContext browser, WorkspaceId workspace, String path, String name, Look look) {
        try (Page page = browser.newPage()) {
            Eyes eyes = Eyes.on(page, staff.url());
            var answer = page.navigate(staff.home(workspace) + path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(answer.status()).as(path).isEqualTo(200);
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                String where = name + "-" + look.language + "-" + look.theme + path;
                List<String> wrong = look.needsEveryCheck(width) ? eyes.findings() : eyes.glance();
                wrong.forEach(finding -> findings.add(where + " at " + width + ": " + finding));
                picture(page, where + "-" + width);
            }
        }
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("shots", "");
        if (!folder.isEmpty()) {
            Path file = Path.of(folder, name.replaceAll("[^A-Za-z0-9-]+", "_") + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        }
    }
}
