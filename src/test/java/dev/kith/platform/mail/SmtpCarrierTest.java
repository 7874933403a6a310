package dev.kith.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SmtpCarrierTest {

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    private final StoredLetter welcome = Letters.stored(Care.PROGRAM, Envelope.State.QUEUED, 0);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void handsOverALetterThatMailProgramsUnderstand() throws Exception {
        Carriage carriage = carry(SERVER.getSmtp().getPort());

        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(carriage).isEqualTo(new Carriage.Accepted());
        assertThat(received.getSubject()).isEqualTo("Ecco i tuoi 10 €");
        assertThat(received.getHeader("Message-ID", null)).isEqualTo("<" + Letters.ID.value() + "@norte.example>");
        assertThat(received.getHeader("From", null)).isEqualTo("Bottega Norte <hello@norte.example>");
        assertThat(received.getHeader("To", null)).isEqualTo("bruno@example.com");
        assertThat(received.getHeader("Content-Language", null)).isEqualTo("it");
        assertThat(received.getHeader("List-Unsubscribe", null)).isEqualTo("<https://go.example/u/abc>");
        assertThat(received.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        var parts = (MimeMultipart) received.getContent();
        assertThat(parts.getContentType()).contains("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Codice: ADAR-2C7H");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("<!doctype html>");
    }

    @Test
    void takesARefusedAddressForAnAnswer() throws IOException {
        assertThat(carryToServerThatSays("RCPT", "550 5.1.1 no such mailbox"))
                .isEqualTo(new Carriage.Refused("550 5.1.1 no such mailbox"));
    }

    @Test
    void takesARefusedTextForAnAnswer() throws IOException {
        assertThat(carryToServerThatSays(".", "554 5.7.1 looks like spam"))
                .isEqualTo(new Carriage.Refused("554 5.7.1 looks like spam"));
    }

    @Test
    void comesBackWhenTheServerAsksForPatience() throws IOException {
        assertThat(carryToServerThatSays("RCPT", "451 4.7.1 greylisted"))
                .isEqualTo(new Carriage.Temporary("451 4.7.1 greylisted"));
        assertThat(carryToServerThatSays(".", "452 4.3.1 disk full"))
                .isEqualTo(new Carriage.Temporary("452 4.3.1 disk full"));
    }

    @Test
    void blamesTheSettingsWhenTheSenderIsTurnedAway() throws IOException {
        assertThat(carryToServerThatSays("MAIL", "550 5.7.1 sender not allowed"))
                .isEqualTo(new Carriage.Temporary("550 5.7.1 sender not allowed"));
    }

    @Test
    void comesBackWhenTheConnectionBreaksBeforeTheText() throws IOException {
        assertThat(carryToServerThatSays("DATA", StubbornSmtp.HANG_UP)).isInstanceOf(Carriage.Temporary.class);
        assertThat(carryToServerThatSays("RCPT", StubbornSmtp.HANG_UP)).isInstanceOf(Carriage.Temporary.class);
        assertThat(carry(1)).isInstanceOf(Carriage.Temporary.class);
    }

    @Test
    void knowsThatItDoesNotKnowWhenTheServerDiesAfterTheLastLine() throws IOException {
        assertThat(carryToServerThatSays(".", StubbornSmtp.HANG_UP)).isInstanceOf(Carriage.Unanswered.class);
    }

    private Carriage carryToServerThatSays(String command, String answer) throws IOException {
        try (var server = new StubbornSmtp(Map.of(command, answer))) {
            return carry(server.port());
        }
    }

    private Carriage carry(int port) {
        MailSettings settings = Letters.server(port);
        return new SmtpCarrier(settings).carry(welcome, welcome.sheet(new Stationery(settings)));
    }
}
