package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.kith.platform.Workspaces;
import dev.kith.platform.security.Role;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Staff;
import dev.kith.testkit.Terms;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * The whole promise with real browsers: a friend follows a link to a shop that carries {@code kith.js}, signs up, buys;
 * both are rewarded, and the console shows why.
 */
@KithTest
class AFriendBuysInABrowserTest {

    private final Shops shops;
    private final Staff staff;
    private final Workspaces workspaces;

    AFriendBuysInABrowserTest(Shops shops, Staff staff, Workspaces workspaces) {
        this.shops = shops;
        this.staff = staff;
        this.workspaces = workspaces;
    }

    @Test
    void bothAreRewardedAndTheConsoleShowsWhy() throws IOException {
        Shop shop = shops.open();
        try (CornerShop corner = CornerShop.open(shop, shops.url())) {
            workspaces.addVerifiedDomain(shop.workspace(), corner.host());
            workspaces.changeShopUrl(shop.workspace(), corner.origin() + "/");
            String program = shop.launches("spring", Terms.everybodyMayShare().with("/landing/show", "'redirect'"));
            Shop.Advocate ada = shop.enrolls(program, "ada", "ADAR2C7H");

            brunoBuys(ada, corner);

            assertThat(shop.rewardsOf("ada")).containsExactly("adv 10.00 EUR pending");
            assertThat(shop.rewardsOf("bruno")).containsExactly("frd 10.00 EUR redeemed");
            shop.settles();
            assertThat(shop.events())
                    .extracting(
                            event -> event.get("type").asString(),
                            event -> event.get("name").asString())
                    .contains(tuple("page", "Page Viewed"), tuple("track", "Signed Up"));
            theConsoleShowsWhy(shop);
        }
    }

    private void brunoBuys(Shop.Advocate ada, CornerShop corner) {
        try (BrowserContext phone = Chromium.open(390, 844);
                Page page = phone.newPage()) {
            Eyes eyes = Eyes.on(page, shops.url().toString(), corner.origin());
            page.waitForResponse("**/v1/batch", () -> page.navigate(ada.link().toString()));
            assertThat(page.url()).startsWith(corner.origin() + "/?kc=");
            String click = page.url().replaceFirst(".*kc=", "");
            page.fill("[name=user]", "bruno");
            page.fill("[name=email]", Shop.mailOf("bruno"));
            press(page, "Sign up");
            assertThat(page.inputValue("[name=coupon]")).as("the welcome").isNotEmpty();
            PlaywrightAssertions.assertThat(page.locator("[name=kc]")).hasValue(click);
            press(page, "Buy two cups for 50.00 EUR");
            assertThat(page.locator("#outcome").textContent()).isEqualTo("granted");
            assertThat(eyes.glance()).isEmpty();
        }
    }

    private void theConsoleShowsWhy(Shop shop) {
        try (BrowserContext desk = Chromium.open(1280, 900)) {
            staff.signIn(desk, shop.workspace(), Role.SUPPORT);
            Page page = desk.newPage();
            Eyes eyes = Eyes.on(page, staff.url());
            page.navigate(staff.home(shop.workspace()) + "/referrals");
            page.locator("table a[href*='/referrals/']").first().click();
            assertThat(page.locator("h1").textContent()).isEqualTo("bruno, brought by " + Shop.mailOf("ada"));
            assertThat(page.locator(".facts").innerText())
                    .contains("Followed the link", "ADAR2C7H", "spring, version 1");
            assertThat(read(page, "What points to an advocate"))
                    .containsSubsequence("This one counts", "passed", "Came by: Followed the link", "Code: ADAR2C7H");
            assertThat(read(page, "What it is worth"))
                    .containsSubsequence(
                            "The code was used",
                            "Reward: Friend, discount code",
                            "€10.00",
                            "Reward: Advocate, store credit",
                            "€10.00");
            assertThat(read(page, "Release")).containsSubsequence("The return period", "waits", "Until");
            assertThat(eyes.findings()).isEmpty();
        }
    }

    /** Opens one stage of the order's decision, as somebody who wants to know. */
    private static String read(Page page, String stage) {
        Locator details = page.locator("section:has-text('Order o-1') details.stage")
                .filter(new Locator.FilterOptions().setHasText(stage))
                .first();
        if (details.getAttribute("open") == null) {
            details.locator("summary").click();
        }
        return details.locator(".checks").innerText();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
