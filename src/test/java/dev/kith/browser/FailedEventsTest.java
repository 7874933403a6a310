package dev.kith.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.security.Role;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.Eyes;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Staff;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever may settles failed events in the console: one or all that are shown, handled again or let go. */
@KithTest
class FailedEventsTest {

    private final Shops shops;
    private final Staff staff;
    private final Tenant tenant;
    private final JdbcClient jdbc;

    FailedEventsTest(Shops shops, Staff staff, Tenant tenant, JdbcClient jdbc) {
        this.shops = shops;
        this.staff = staff;
        this.tenant = tenant;
        this.jdbc = jdbc;
    }

    @Test
    void oneIsTriedAgainOneIsDiscardedAndTheRestIsTriedTogether() {
        Shop shop = withFailedEvents(5);
        try (BrowserContext browser = Chromium.open(390, 844)) {
            staff.signIn(browser, shop.workspace(), Role.DEVELOPER);
            Page page = browser.newPage();
            Eyes eyes = Eyes.on(page, staff.url());
            page.navigate(staff.home(shop.workspace()) + "/data/failed");
            assertThat(rows(page)).isEqualTo(5);

            page.locator(".stream summary").first().click();
            page.locator(".stream form[action$='/retry'] button").first().click();
            page.waitForURL("**/data/failed?said=handled1");
            assertThat(said(page)).isEqualTo("1 event was processed.");
            assertThat(rows(page)).isEqualTo(4);

            page.locator(".stream summary").first().click();
            page.locator(".stream [popovertarget]").first().click();
            assertThat(eyes.findings()).isEmpty();
            page.locator(".stream [popover]:popover-open button").click();
            page.waitForURL("**/data/failed?said=discarded1");
            assertThat(rows(page)).isEqualTo(3);

            page.locator("#failed > .tools form[action$='/retry'] button").click();
            page.waitForURL("**/data/failed?said=handled3");
            assertThat(rows(page)).isZero();
        }
    }

    @Test
    void aFieldLeftEmptyNamesNone() {
        Shop shop = withFailedEvents(2);
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            staff.signIn(browser, shop.workspace(), Role.OWNER);
            Page page = browser.newPage();
            page.navigate(staff.home(shop.workspace()) + "/data/failed");
            var form = page.locator("#failed > .tools form[action$='/retry']");

            form.evaluate("form => form.insertAdjacentHTML('beforeend', '<input type=hidden name=number>')");
            form.locator("button").click();

            page.waitForURL("**/data/failed?said=handled2");
        }
    }

    @Test
    void pressedAgainOnAnOldPageItIsSaidToBeSettled() {
        Shop shop = withFailedEvents(2);
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            staff.signIn(browser, shop.workspace(), Role.OWNER);
            Page first = browser.newPage();
            Page second = browser.newPage();
            first.navigate(staff.home(shop.workspace()) + "/data/failed");
            second.navigate(staff.home(shop.workspace()) + "/data/failed");

            first.locator("[popovertarget=let-go]").click();
            first.locator("#let-go button").click();
            first.waitForURL("**/data/failed?said=discarded2");
            second.locator("#failed > .tools form[action$='/retry'] button").click();
            second.waitForURL("**/data/failed?said=gone2");

            assertThat(said(second)).isEqualTo("2 events had been settled already.");
        }
    }

    @Test
    void whoMayOnlyLookFindsNothingToPress() {
        Shop shop = withFailedEvents(2);
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            staff.signIn(browser, shop.workspace(), Role.REVIEWER);
            Page page = browser.newPage();
            page.navigate(staff.home(shop.workspace()) + "/data/failed");

            assertThat(rows(page)).isEqualTo(2);
            assertThat(page.locator("#failed form, #failed [popovertarget]").count())
                    .isZero();
        }
    }

    private static int rows(Page page) {
        return page.locator(".stream > li").count();
    }

    private static String said(Page page) {
        return page.locator(".said").innerText().strip();
    }

    private Shop withFailedEvents(int count) {
        Shop shop = shops.open();
        for (int i = 0; i < count; i++) {
            shop.reports(Happening.track("Product Viewed", "u-" + i, "m-" + i));
        }
        bury(shop.workspace());
        return shop;
    }

    /** As a worker does that gives an event up. */
    private void bury(WorkspaceId workspace) {
        tenant.run(workspace, () -> jdbc.sql("""
                        INSERT INTO events.dead_letter
                               (pos, txid, shard, message_id, name, error, stack_hash, attempts, failed_at)
                        SELECT pos, txid, shard, message_id, name,
                               'java.lang.IllegalStateException at dev.kith.rewards.Granting.grant(Granting.java:80)',
                               'none', 5, received_at
                          FROM events.event_log
                         WHERE workspace_id = platform.workspace() AND name = 'Product Viewed'
                        """).update());
    }
}
