package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kith.platform.security.Role;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Staff;
import dev.kith.testkit.Terms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the console begins. */
@KithTest
class HomeTest {

    private final Shops shops;
    private final Staff staff;

    HomeTest(Shops shops, Staff staff) {
        this.shops = shops;
        this.staff = staff;
    }

    @Test
    void theOnlyProgramIsTheFirstPage() {
        Shop shop = Season.of(shops);
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            Page page = home(browser, shop);

            assertThat(page.url()).endsWith("/p/spring");
        }
    }

    @Test
    void severalProgramsShowTheFiguresOfTheirOverviewsAndWhatIsWorthDoingFirst() {
        Shop shop = Season.of(shops);
        shop.launches("autumn", Terms.everybodyMayShare());
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            Page page = home(browser, shop);
            Eyes eyes = Eyes.on(page, staff.url());
            page.reload();

            assertThat(page.locator(".glance h2").allInnerTexts())
                    .containsExactlyInAnyOrder("spring Live", "autumn Live");
            assertThat(eyes.findings()).isEmpty();
            Locator spring = page.locator(".glance", new Page.LocatorOptions().setHasText("spring"));
            List<String> figures = spring.locator(".kv").allInnerTexts();
            String first = spring.locator(".ins b").innerText();
            spring.locator("h2 a").click();
            page.waitForURL("**/p/spring");
            assertThat(page.locator(".kv").allInnerTexts()).isEqualTo(figures).hasSize(6);
            assertThat(page.locator(".ins b").first().innerText()).isEqualTo(first);
        }
    }

    private Page home(BrowserContext browser, Shop shop) {
        staff.signIn(browser, shop.workspace(), Role.OWNER);
        Page page = browser.newPage();
        page.navigate(staff.home(shop.workspace()));
        return page;
    }
}
