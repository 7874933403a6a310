package dev.kith.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.kith.demo.Shopper.Household;
import dev.kith.platform.Workspaces;
import dev.kith.platform.security.WidgetKey;
import dev.kith.platform.security.WidgetKeys;
import dev.kith.platform.web.IdText;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A newcomer walks the loop by hand: by a friend's link into the demo's shop, through the till, and on as an advocate. */
@KithTest
class ShopWalkTest {

    private static final Shopper ADA = new Shopper(
            1, "Ada Conti", "ada@mail.example", "device-of-ada", new Household(1, "Via Verdi 3", "Torino", "IT"));

    private final Shop shop;
    private final Shops shops;
    private final Premises premises = Premises.at(0).orElseThrow();
    private final String codeOfAda;

    ShopWalkTest(Shops shops, Workspaces workspaces, WidgetKeys keys) {
        this.shops = shops;
        this.shop = shops.open();
        workspaces.addVerifiedDomain(shop.workspace(), premises.host());
        workspaces.changeShopUrl(shop.workspace(), "http://" + premises.host() + "/");
        var office = new BackOffice(shop.server());
        Instant yesterday = Clock.systemUTC().instant().minusSeconds(86_400);
        this.codeOfAda = office.join(office.launch(Offer.FRIENDS, yesterday), ADA, yesterday);
        WidgetKey key = keys.create(shop.workspace(), "story").orElseThrow();
        String workspaceKey = workspaces.get(shop.workspace()).key();
        var ground = new WebShop.Ground(
                Front.of(shops.url(), workspaceKey, shop.publicKey()),
                shop.server(),
                new WidgetToken(IdText.of(shop.workspace()), IdText.of(key.id()), key.secret()),
                premises.hosts(),
                Clock.systemUTC());
        premises.open(new WebShop(ground, office.anInvitation(Offer.FRIENDS)));
    }

    @AfterEach
    void close() {
        premises.close();
    }

    @Test
    void aFriendBuysAndBecomesAnAdvocate() {
        try (BrowserContext desk = Chromium.open(1280, 900);
                Page page = desk.newPage()) {
            Eyes eyes = Eyes.on(page, shops.url().toString(), "http://" + premises.host());
            arrive(page);
            assertThat(page.locator(".gift").innerText()).contains("Ada gives you €10.00 off your first order.");
            assertThat(eyes.findings()).isEmpty();
            buy(page, "kettle", "Bruno Neri", "bruno@mail.example");
            assertThat(page.locator("#outcome").innerText()).isEqualTo("granted");
            assertThat(page.locator(".answer").innerText())
                    .contains("Your welcome of €10.00 was taken off.", "Ada gets €10.00 of store credit once");
            share(page);
            assertThat(eyes.findings()).isEmpty();
            String own = page.locator("kith-refer input").inputValue().replaceFirst(".*/", "");
            page.navigate(shops.url() + "/r/" + own);
            page.locator("a[href*='kc=']").first().click();
            assertThat(page.locator(".gift").innerText()).contains("Somebody else brought you first");
        }
        String bruno = new Customer("Bruno Neri", "bruno@mail.example").userId();
        assertThat(shop.rewardsOf(ADA.userId())).containsExactly("adv 10.00 EUR pending");
        assertThat(shop.rewardsOf(bruno))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("frd")
                .endsWith("redeemed");
        shop.settles();
        assertThat(shop.events())
                .extracting(event -> event.get("name").asString())
                .contains("Page Viewed", "Product Viewed", "Product Added", "Checkout Started");
    }

    @Test
    void saysWhyThereIsNothingForSomebodyWhomNobodySent() {
        try (BrowserContext phone = Chromium.open(390, 844);
                Page page = phone.newPage()) {
            Eyes eyes = Eyes.on(page, shops.url().toString(), "http://" + premises.host());
            page.navigate("http://" + premises.host() + "/");
            assertThat(page.locator(".happened").innerText()).contains("Nobody sent you.", "friend of Ada");
            buy(page, "bowl", "Carla", "carla@mail.example");
            assertThat(page.locator("#outcome").innerText()).isEqualTo("not referred");
            assertThat(page.locator(".answer").innerText()).contains("Nobody's link or code leads to this order");
            assertThat(eyes.findings()).isEmpty();
        }
    }

    @Test
    void tellsAFriendAtTheTillWhatIsWrongWithACode() {
        try (BrowserContext desk = Chromium.open(1280, 900);
                Page page = desk.newPage()) {
            put(page, "bowl");
            details(page, "Ada", "ada@mail.example", codeOfAda);
            assertThat(page.locator(".mistake").innerText()).contains("nobody can bring themselves");
            details(page, "Bruno", "bruno@mail.example", "NOBODYS1");
            assertThat(page.locator(".mistake").innerText()).contains("The code is nobody's.");
            details(page, "Bruno", "bruno@mail.example", "no/code?");
            assertThat(page.locator(".mistake").innerText()).contains("The code is nobody's.");
            details(page, "Bruno", "bruno@mail.example", codeOfAda);
            assertThat(page.locator(".sum .welcome").innerText()).contains("−€10.00");
        }
    }

    @Test
    void forgetsWhoeverSignsOutButNotWhoSentThem() {
        try (BrowserContext desk = Chromium.open(1280, 900);
                Page page = desk.newPage()) {
            arrive(page);
            buy(page, "moka-3", "Bruno", "bruno@mail.example");
            assertThat(page.locator(".answer").innerText()).contains("orders of €30.00 or more, after discounts");
            Object before = page.evaluate("kith.anonymousId()");
            press(page, "Bruno, sign out");
            page.waitForURL("**/leave");
            assertThat(page.evaluate("kith.anonymousId()")).isNotEqualTo(before);
            page.locator("main a.button").click();
            assertThat(page.locator(".gift").innerText()).contains("Ada gives you");
            assertThat(page.evaluate("kith.clickId()")).isNotNull();
        }
    }

    /** By the link, over the hosted page, through its button. */
    private void arrive(Page page) {
        page.navigate(shops.url() + "/r/" + codeOfAda);
        page.waitForResponse(
                "**/v1/batch", () -> page.locator("a[href*='kc=']").first().click());
        assertThat(page.url()).startsWith("http://" + premises.host() + "/?kc=");
    }

    private void buy(Page page, String sku, String name, String email) {
        put(page, sku);
        details(page, name, email, "");
        page.locator("form[action='/pay'] button").click();
        page.waitForURL("**/thanks");
    }

    private void put(Page page, String sku) {
        page.navigate("http://" + premises.host() + "/p/" + sku);
        press(page, "Put it into the cart");
        page.locator("main a.button").click();
    }

    private static void details(Page page, String name, String email, String code) {
        page.fill("#name", name);
        page.fill("#email", email);
        if (!code.isEmpty()) {
            if (!page.locator("#code").isVisible()) {
                page.locator("summary").click();
            }
            page.fill("#code", code);
        }
        press(page, "Go on");
    }

    private static void share(Page page) {
        PlaywrightAssertions.assertThat(page.locator("kith-refer h2")).hasText("Give €10, get €10");
        page.context().grantPermissions(List.of("clipboard-write"));
        page.waitForResponse("**/api/v1/widget/share", () -> press(page, "Copy link"));
        PlaywrightAssertions.assertThat(page.getByText("Copied")).isVisible();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
