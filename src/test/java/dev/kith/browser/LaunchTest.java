package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.kith.platform.security.Role;
import dev.kith.programs.Program;
import dev.kith.programs.Programs;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Staff;
import org.junit.jupiter.api.Test;

/** Promise: from an empty workspace to a running give-and-get in at most six clicks, with nothing that has to be typed. */
@KithTest
class LaunchTest {

    private final Shops shops;
    private final Staff staff;
    private final Programs programs;

    LaunchTest(Shops shops, Staff staff, Programs programs) {
        this.shops = shops;
        this.staff = staff;
        this.programs = programs;
    }

    @Test
    void twoClicksLaunchAGiveAndGet() {
        Shop shop = shops.open();
        try (BrowserContext browser = Chromium.open(1280, 900)) {
            Page page = marketerAt("/programs", shop, browser);

            click(page, AriaRole.LINK, "Start a give-and-get");
            click(page, AriaRole.BUTTON, "Launch the program");

            page.waitForURL("**/terms?said=launch");
            assertThat(page.locator(".says").textContent()).contains("€10 store credit 14 days after");
            assertThat(page.locator("h1 + p .pill").textContent()).isEqualTo("Live");
            assertThat(programs.list(shop.workspace()))
                    .extracting(Program::key, Program::state)
                    .containsExactly(tuple("give_and_get", Program.State.LIVE));
        }
    }

    @Test
    void whatKeepsADraftFromBeingLaunchedIsSaidOnItsPage() {
        Shop shop = shops.open();
        Drafts.keepOneThatFails(shop);
        try (BrowserContext browser = Chromium.open(1280, 900)) {
            Page page = marketerAt("/p/broken/terms", shop, browser);
            assertThat(page.getByRole(AriaRole.ALERT).count()).isZero();

            click(page, AriaRole.BUTTON, "Launch");

            page.waitForURL("**/terms?said=refused");
            var alert = page.getByRole(AriaRole.ALERT);
            assertThat(alert.locator("h2").innerText().strip()).isEqualTo("1 thing keeps it from being launched");
            assertThat(alert.getByRole(AriaRole.LISTITEM).allInnerTexts())
                    .singleElement()
                    .satisfies(text -> assertThat(text)
                            .contains(
                                    "Examples: a first order pays", "ada should have 12.00 EUR", "examples/0/expect"));
            assertThat(page.locator("#warnings ~ ul > li").allInnerTexts())
                    .anySatisfy(text -> assertThat(text)
                            .contains("Who may take part", "who/exclude/segments", "has no effect yet"));
        }
    }

    @Test
    void nothingIsInTheWayOnceTheDraftIsMended() {
        Shop shop = shops.open();
        Drafts.mend(shop, Drafts.keepOneThatFails(shop));
        try (BrowserContext browser = Chromium.open(1280, 900)) {
            Page page = marketerAt("/p/broken/terms?said=refused", shop, browser);

            assertThat(page.locator("#obstacles").count()).isZero();
            assertThat(page.locator(".said").count()).isZero();
            click(page, AriaRole.BUTTON, "Launch");

            page.waitForURL("**/terms?said=launch");
            assertThat(page.locator(".found").count()).isZero();
        }
    }

    @Test
    void aMistakeIsNamedWhereItIsAndNothingTypedIsLost() {
        Shop shop = shops.open();
        try (BrowserContext browser = Chromium.open(390, 900)) {
            Page page = marketerAt("/programs/new", shop, browser);

            page.fill("#gift", "90");
            click(page, AriaRole.BUTTON, "Launch the program");

            page.waitForSelector("#bad-order");
            assertThat(page.inputValue("#gift")).isEqualTo("90");
            assertThat(page.title()).startsWith("Error: ");
            assertThat(programs.list(shop.workspace())).isEmpty();
        }
    }

    @Test
    void theSummaryFollowsWhatIsTyped() {
        Shop shop = shops.open();
        try (BrowserContext browser = Chromium.open(1280, 900)) {
            Page page = marketerAt("/programs/new", shop, browser);

            page.fill("#reward", "12,50");

            PlaywrightAssertions.assertThat(page.locator(".says")).containsText("€12.50");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("reward");
        }
    }

    private Page marketerAt(String place, Shop shop, BrowserContext browser) {
        staff.signIn(browser, shop.workspace(), Role.MARKETER);
        Page page = browser.newPage();
        page.navigate(staff.home(shop.workspace()) + place);
        return page;
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).click();
    }
}
