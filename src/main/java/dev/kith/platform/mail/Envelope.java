package dev.kith.platform.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a list of letters shows of one.
 *
 * @param reason why it was not sent; empty unless it failed, lapsed or its fate is unknown
 * @param settled when it reached its last state
 */
public record Envelope(
        LetterId id,
        String kind,
        Care care,
        String language,
        MailAddress to,
        String subject,
        State state,
        String reason,
        Instant written,
        Optional<Instant> settled) {

    /** Where a letter is. */
    public enum State {
        /** There is no mail server, or this is test data: it waits in the console and goes nowhere. */
        KEPT,
        QUEUED,
        SENDING,
        /** The mail server took it. */
        SENT,
        FAILED,
        /** The connection broke at the one moment that leaves open whether the server took it. Never sent again. */
        UNKNOWN,
        /** It could not be sent while it was worth sending. */
        LAPSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
