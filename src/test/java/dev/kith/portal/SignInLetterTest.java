package dev.kith.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.kith.platform.jobs.Timers;
import dev.kith.platform.mail.MailAddress;
import dev.kith.platform.security.Role;
import dev.kith.testkit.Chromium;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Staff;
import dev.kith.testkit.Terms;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise: a kept sign-in link opens its reader's door for whoever manages the team, and for nobody else in the shop. */
@KithTest
class SignInLetterTest {

    private static final Pattern LINK = Pattern.compile("/me/in/[A-Za-z0-9_-]+");

    private final SignIn signIn;
    private final Timers timers;
    private final InstantSource clock;
    private final Staff staff;
    private final Shop shop;

    SignInLetterTest(SignIn signIn, Timers timers, InstantSource clock, Staff staff, Shops shops) {
        this.signIn = signIn;
        this.timers = timers;
        this.clock = clock;
        this.staff = staff;
        this.shop = shops.open();
    }

    @BeforeEach
    void adaAsksForALink() {
        shop.enrolls(shop.launches("spring", Terms.everybodyMayShare()), "ada", "ADA-" + System.nanoTime());
        signIn.ask(shop.workspace(), new MailAddress(Shop.mailOf("ada")), "en", "Firefox");
        timers.runDue(shop.workspace(), clock.instant());
    }

    @Test
    void supportSeesThatItWasWrittenAndNotWhatItSays() {
        try (BrowserContext browser = Chromium.open(1440, 900)) {
            staff.signIn(browser, shop.workspace(), Role.SUPPORT);
            Page page = openedLetter(browser);

            assertThat(page.content()).contains(Shop.mailOf("ada"), "those who manage the team");
            assertThat(page.locator("iframe").count()).isZero();
            assertThat(LINK.matcher(page.content()).find()).isFalse();
            assertThat(page.request().get(page.url() + "/body").status()).isEqualTo(404);
        }
    }

    @Test
    void theOwnerWalksThroughTheDoorWithIt() {
        try (BrowserContext desk = Chromium.open(1440, 900);
                BrowserContext phone = Chromium.open(390, 844)) {
            staff.signIn(desk, shop.workspace(), Role.OWNER);
            var letter = LINK.matcher(openedLetter(desk).content());
            assertThat(letter.find()).isTrue();

            Page page = phone.newPage();
            page.navigate(staff.url() + letter.group());
            page.click("main form button");
            page.waitForURL("**/me");

            assertThat(page.locator("kith-refer").count()).isOne();
        }
    }

    private Page openedLetter(BrowserContext browser) {
        Page page = browser.newPage();
        page.navigate(staff.home(shop.workspace()) + "/messages");
        page.locator("tbody th a").first().click();
        page.waitForURL("**/messages/*-*");
        return page;
    }
}
