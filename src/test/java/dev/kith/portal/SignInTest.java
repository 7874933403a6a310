package dev.kith.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Unit;
import dev.kith.people.People;
import dev.kith.people.Sighting;
import dev.kith.people.Trust;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.jobs.Timers;
import dev.kith.platform.mail.Envelope;
import dev.kith.platform.mail.MailAddress;
import dev.kith.platform.mail.Mailbox;
import dev.kith.portal.SignIn.Opened;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KithTest
class SignInTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final MailAddress ADA = new MailAddress("ada@example.com");
    private static final MailAddress STRANGER = new MailAddress("stranger@example.com");
    private static final Pattern LINK = Pattern.compile("/me/in/([A-Za-z0-9_-]+)");

    private final SignIn signIn;
    private final Sessions sessions;
    private final Mailbox mailbox;
    private final Timers timers;
    private final TestClock clock;
    private final Tenant tenant;
    private final PortalStore store;
    private final ForgetSignIns forgetting;
    private final Workspace shop;

    SignInTest(
            SignIn signIn,
            Sessions sessions,
            Mailbox mailbox,
            Timers timers,
            TestClock clock,
            Workspaces workspaces,
            People people,
            Tenant tenant,
            PortalStore store,
            ForgetSignIns forgetting) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.mailbox = mailbox;
        this.timers = timers;
        this.clock = clock;
        this.tenant = tenant;
        this.store = store;
        this.forgetting = forgetting;
        this.shop = workspaces.create(NewWorkspace.named("Bottega Norte", new Unit("EUR")));
        tenant.run(
                shop.id(),
                () -> people.resolve(new Sighting(
                        Trust.TRUSTED,
                        Optional.of("ada"),
                        Optional.empty(),
                        Optional.of(ADA.text()),
                        Optional.empty(),
                        NOON,
                        "m1")));
    }

    @BeforeEach
    void atNoon() {
        clock.stopAt(NOON);
    }

    @Test
    void letsInWhoeverOpensTheMailedLinkAndPressesTheButton() {
        String nonce = ask(ADA);
        String token = mailedTokens().getFirst();

        assertThat(signIn.look(token, Optional.of(nonce)))
                .isEqualTo(new Opened.Good("a…@example.com", "Firefox", NOON, false));
        String pass = signIn.enter(token).orElseThrow();
        assertThat(sessions.member(pass, Sessions.Carrier.COOKIE).orElseThrow().workspace())
                .isEqualTo(shop.id());
    }

    @Test
    void doesTheSameForAnAddressNobodyHasButWritesNoLetter() {
        String nonce = ask(STRANGER);

        assertThat(nonce).hasSize(43);
        assertThat(mailedTokens()).isEmpty();
    }

    @Test
    void opensTheDoorOnce() {
        ask(ADA);
        String token = mailedTokens().getFirst();

        assertThat(signIn.enter(token)).isPresent();
        assertThat(signIn.enter(token)).isEmpty();
        assertThat(signIn.look(token, Optional.empty())).isEqualTo(new Opened.Over());
    }

    @Test
    void opensTheDoorForTenMinutesAndOnlyByTheNewestLink() {
        clock.stopAt(NOON.minusSeconds(1));
        ask(ADA);
        atNoon();
        ask(ADA);
        List<String> tokens = mailedTokens();

        assertThat(signIn.look(tokens.get(1), Optional.empty())).isEqualTo(new Opened.Over());
        clock.stopAt(NOON.plus(Duration.ofMinutes(10)).minusNanos(1_000));
        assertThat(signIn.look(tokens.getFirst(), Optional.empty())).isInstanceOf(Opened.Good.class);
        clock.stopAt(NOON.plus(Duration.ofMinutes(10)));
        assertThat(signIn.enter(tokens.getFirst())).isEmpty();
    }

    @Test
    void warnsWhenTheLinkIsOpenedInAnotherBrowser() {
        ask(ADA);

        assertThat(signIn.look(mailedTokens().getFirst(), Optional.of("another")))
                .isEqualTo(new Opened.Good("a…@example.com", "Firefox", NOON, true));
    }

    @Test
    void sendsThreeLinksInAQuarterOfAnHourAndNoMore() {
        for (int i = 0; i < 5; i++) {
            ask(ADA);
        }
        assertThat(mailedTokens()).hasSize(3);

        clock.stopAt(NOON.plus(Duration.ofMinutes(16)));
        ask(ADA);
        assertThat(mailedTokens()).hasSize(4);
    }

    @Test
    void endsASessionAfterAWeekWithoutAVisitAndAfterAMonthInAnyCase() {
        ask(ADA);
        String pass = signIn.enter(mailedTokens().getFirst()).orElseThrow();

        clock.stopAt(NOON.plus(Duration.ofDays(7)));
        assertThat(sessions.member(pass, Sessions.Carrier.COOKIE)).isEmpty();
        for (int day = 0; day < 30; day += 5) {
            clock.stopAt(NOON.plus(Duration.ofDays(day)));
            assertThat(sessions.member(pass, Sessions.Carrier.COOKIE))
                    .as("day " + day)
                    .isPresent();
        }
        clock.stopAt(NOON.plus(Duration.ofDays(30)));
        assertThat(sessions.member(pass, Sessions.Carrier.COOKIE)).isEmpty();
    }

    @Test
    void forgetsWhoAskedAMonthAfterTheLinkIsOver() {
        ask(STRANGER);
        Instant over = NOON.plus(SignIn.GOOD_FOR).plus(ForgetSignIns.KEPT);

        forgetting.run(over);
        assertThat(asked(STRANGER)).isEqualTo(1);
        forgetting.run(over.plusMillis(1));
        assertThat(asked(STRANGER)).isZero();
    }

    @Test
    void acceptsNoPassInTheWrongPlaceOrAfterSigningOut() {
        ask(ADA);
        String pass = signIn.enter(mailedTokens().getFirst()).orElseThrow();

        assertThat(sessions.member(pass, Sessions.Carrier.BEARER)).isEmpty();
        assertThat(sessions.member("nonsense", Sessions.Carrier.COOKIE)).isEmpty();
        sessions.close(pass);
        assertThat(sessions.member(pass, Sessions.Carrier.COOKIE)).isEmpty();
    }

    private String ask(MailAddress address) {
        String nonce = signIn.ask(shop.id(), address, "it", "Firefox");
        timers.runDue(shop.id(), clock.instant());
        return nonce;
    }

    private int asked(MailAddress address) {
        return tenant.run(shop.id(), () -> store.asksSince(address.text(), Instant.EPOCH));
    }

    /** Newest first. */
    private List<String> mailedTokens() {
        return mailbox.letters(shop.id(), Optional.empty(), 50).stream()
                .map(Envelope::id)
                .map(id -> mailbox.letter(shop.id(), id).orElseThrow().sheet().text())
                .map(text ->
                        LINK.matcher(text).results().findFirst().orElseThrow().group(1))
                .toList();
    }
}
