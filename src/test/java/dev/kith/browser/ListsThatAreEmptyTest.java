package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.kith.platform.security.Role;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Staff;
import dev.kith.testkit.Terms;
import org.junit.jupiter.api.Test;

/** A list that a filter has emptied does not claim that there is nothing at all. */
@KithTest
class ListsThatAreEmptyTest {

    private final Staff staff;
    private final Shop shop;

    ListsThatAreEmptyTest(Shops shops, Staff staff) {
        this.staff = staff;
        this.shop = shops.open();
        shop.launches("spring", Terms.everybodyMayShare());
    }

    @Test
    void tellWhetherAFilterEmptiedThem() {
        try (BrowserContext browser = Chromium.open(1280, 800);
                Page page = browser.newPage()) {
            staff.signIn(browser, shop.workspace(), Role.OWNER);

            page.navigate(staff.home(shop.workspace()) + "/rewards");
            assertThat(page.locator(".empty").innerText()).startsWith("Nothing has been earned yet");
            page.locator(".seg a").last().click();
            assertThat(page.locator(".empty").innerText()).isEqualTo("No reward stands like that.");
        }
    }
}
