package dev.kith.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kith.platform.database.Tenant;
import dev.kith.portal.SignIn;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Purchase;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every letter that a season of sharing writes, handed to a mail server and read there as a mail program reads it. */
@KithTest
class LettersArriveTest {

    private static final Instant NOON = Instant.parse("2026-05-03T12:00:00Z");
    private static final String CODE = "ada-reads";
    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    /** What a reader sees of a letter. */
    private record Received(String to, String language, String subject, String text, String page) {}

    private final Mailbox mailbox;
    private final LetterStore store;
    private final SignIn signIn;
    private final Tenant tenant;
    private final Shop shop;

    LettersArriveTest(Mailbox mailbox, LetterStore store, SignIn signIn, Tenant tenant, Shops shops) {
        this.mailbox = mailbox;
        this.store = store;
        this.signIn = signIn;
        this.tenant = tenant;
        this.shop = shops.openAt(NOON);
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void asTextAndAsPageInTheReadersLanguage() throws Exception {
        everythingHappens();

        deliver();

        List<Received> all = received();
        assertThat(all)
                .extracting(Received::to, Received::language, Received::subject)
                .containsExactlyInAnyOrder(
                        tuple("ada", "en", "A friend has joined through your link"),
                        tuple("ada", "en", "€10, yours on May 17, 2026"),
                        tuple("ada", "en", "€10 is yours"),
                        tuple("ada", "en", "€10 was taken back"),
                        tuple("ada", "ru", "Вход в Story"),
                        tuple("bruno", "it", "Ecco 10\u00a0€ da Story"));
        assertThat(all).allSatisfy(letter -> {
            assertThat(letter.text()).isNotBlank().doesNotContain("<html", "{{");
            assertThat(letter.page())
                    .contains("lang=\"" + letter.language() + "\"")
                    .doesNotContain("{{");
        });
    }

    private void everythingHappens() {
        String program = shop.launches("spring", Terms.everybodyMayShare());
        shop.reports(Happening.signUp("ada", NOON.minus(Duration.ofDays(40))));
        shop.enrolls(program, "ada", CODE);
        shop.timePassesTo(NOON.plusSeconds(60));
        var signUp = Happening.withCode(Happening.signUp("bruno", NOON.plusSeconds(50)), CODE);
        signUp.withObject("/context").put("locale", "it-IT");
        shop.reports(signUp);
        shop.sells(Purchase.of("o-1", "bruno", "40.00").at(NOON.plusSeconds(55)));
        signIn.ask(shop.workspace(), new MailAddress(Shop.mailOf("ada")), "ru", "Firefox");
        shop.settles();
        shop.timePassesTo(NOON.plus(Duration.ofDays(15)));
        shop.timePassesTo(NOON.plus(Duration.ofDays(16)));
        shop.refunds("o-1", "r-1", NOON.plus(Duration.ofDays(16)));
    }

    /** By the carrier that carries them when {@code kith.mail.host} names this server. */
    private void deliver() {
        MailSettings settings = Letters.server(SERVER.getSmtp().getPort());
        var carrier = new SmtpCarrier(settings);
        for (Envelope envelope : mailbox.letters(shop.workspace(), Optional.empty(), 50)) {
            StoredLetter letter = tenant.run(shop.workspace(), () -> store.lock(envelope.id()))
                    .orElseThrow();
            assertThat(carrier.carry(letter, letter.sheet(new Stationery(settings))))
                    .isEqualTo(new Carriage.Accepted());
        }
    }

    private static List<Received> received() {
        return Arrays.stream(SERVER.getReceivedMessages())
                .map(LettersArriveTest::read)
                .toList();
    }

    private static Received read(MimeMessage message) {
        try {
            var parts = (MimeMultipart) message.getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
            return new Received(
                    message.getHeader("To", null).replaceAll("@.*", ""),
                    message.getHeader("Content-Language", null),
                    message.getSubject(),
                    parts.getBodyPart(0).getContent().toString(),
                    parts.getBodyPart(1).getContent().toString());
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
