package dev.kith.platform.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.converter.EmailConverter;
import org.simplejavamail.email.EmailBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands letters to the mail server, one connection and one recipient each. */
@Component
final class SmtpCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);
    private static final String WAIT_MILLIS = "20000";

    private final MailSettings settings;

    SmtpCarrier(MailSettings settings) {
        this.settings = settings;
    }

    Carriage carry(StoredLetter letter, Sheet sheet) {
        Session session = session();
        try {
            var message = new WatchedMessage(compose(letter, sheet, session));
            var transport = (SMTPTransport) session.getTransport();
            transport.connect();
            Carriage carriage = hand(message, transport);
            leave(transport);
            return carriage;
        } catch (MessagingException noConnection) {
            return new Carriage.Temporary(reason(noConnection));
        }
    }

    /** Whether the server hears the good-bye changes nothing about the letter. */
    private static void leave(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            LOG.debug("The mail server left first: {}", alreadyGone.getMessage());
        }
    }

    /**
     * Until the last byte of the text has left, and whenever the server answers with a number, its word is clear. Silence
     * after the last byte is the one case in which nobody knows.
     */
    private static Carriage hand(WatchedMessage message, SMTPTransport transport) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Carriage.Accepted();
        } catch (MessagingException broken) {
            int answer = transport.getLastReturnCode();
            if (answer < 400) {
                return message.handedOver
                        ? new Carriage.Unanswered(reason(broken))
                        : new Carriage.Temporary(reason(broken));
            }
            String said = Sheet.oneLine(transport.getLastServerResponse());
            return answer >= 500 && !isAboutUs(broken) ? new Carriage.Refused(said) : new Carriage.Temporary(said);
        }
    }

    /** A sender that is turned away is a setting to repair, not a fault of the address. */
    private static boolean isAboutUs(MessagingException broken) {
        return broken instanceof SMTPSendFailedException failed
                && failed.getCommand().startsWith("MAIL");
    }

    private static String reason(MessagingException broken) {
        return Sheet.oneLine(broken.getClass().getSimpleName() + ": " + broken.getMessage());
    }

    private MimeMessage compose(StoredLetter letter, Sheet sheet, Session session) {
        Envelope envelope = letter.envelope();
        EmailPopulatingBuilder email = EmailBuilder.startingBlank()
                .fixingMessageId(
                        "<" + envelope.id().value() + "@" + settings.sender().domain() + ">")
                .from(Sheet.oneLine(letter.head().shop()), settings.sender().text())
                .to(envelope.to().text())
                .withSubject(sheet.subject())
                .withPlainText(sheet.text())
                .withHTMLText(sheet.html())
                .withHeader("Content-Language", envelope.language())
                .withHeader("Auto-Submitted", "auto-generated")
                .withHeader("Feedback-ID", envelope.kind() + ":kith");
        letter.head().unsubscribe().ifPresent(stop -> stoppable(email, stop.target()));
        return EmailConverter.emailToMimeMessage(email.buildEmail(), session);
    }

    private static void stoppable(EmailPopulatingBuilder email, URI target) {
        email.withHeader("List-Unsubscribe", "<" + target + ">")
                .withHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private Session session() {
        TransportStrategy strategy = switch (settings.tls()) {
            case STARTTLS -> TransportStrategy.SMTP_TLS;
            case TLS -> TransportStrategy.SMTPS;
            case NONE -> TransportStrategy.SMTP;
        };
        Properties properties = strategy.generateProperties();
        String protocol = settings.tls() == MailSettings.Tls.TLS ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        properties.put("mail.transport.protocol", protocol);
        properties.put(prefix + "host", settings.host());
        properties.put(prefix + "port", String.valueOf(settings.port()));
        properties.put(prefix + "connectiontimeout", WAIT_MILLIS);
        properties.put(prefix + "timeout", WAIT_MILLIS);
        properties.put(prefix + "writetimeout", WAIT_MILLIS);
        if (settings.tls() == MailSettings.Tls.NONE) {
            properties.put(prefix + "starttls.enable", "false");
            properties.put(prefix + "starttls.required", "false");
        }
        if (settings.user().isBlank()) {
            return Session.getInstance(properties);
        }
        properties.put(prefix + "auth", "true");
        return Session.getInstance(properties, authenticator());
    }

    private Authenticator authenticator() {
        String password = settings.passwordFile().map(SmtpCarrier::read).orElse("");
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), password);
            }
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Knows whether all of itself has been written to the server. */
    private static final class WatchedMessage extends MimeMessage {

        private boolean handedOver;

        WatchedMessage(MimeMessage message) throws MessagingException {
            super(message);
        }

        @Override
        public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
            super.writeTo(out, without);
            handedOver = true;
        }

        /** The id is given: the library must not make another one when it saves. */
        @Override
        protected void updateMessageID() {}
    }
}
