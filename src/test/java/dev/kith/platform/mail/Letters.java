package dev.kith.platform.mail;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Letters that the tests send. */
final class Letters {

    static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    static final LetterId ID = new LetterId(new UUID(7, 9));
    static final MailAddress BRUNO = new MailAddress("bruno@example.com");
    static final Letterhead HEAD = new Letterhead(
            "it",
            "Bottega Norte",
            "Un regalo",
            "Lo hai chiesto tu.",
            Optional.of(new Letterhead.Unsubscribe("Basta", URI.create("https://go.example/u/abc"))));

    private Letters() {}

    static Letter letter(Care care) {
        return new Letter(
                "welcome:1",
                "friend_welcome",
                care,
                BRUNO,
                HEAD,
                "Ecco i tuoi 10 €",
                List.of(new Block.Title("Ecco a te"), new Block.Code("Codice", "ADAR-2C7H")),
                NOON.plus(Duration.ofDays(1)));
    }

    static StoredLetter stored(Care care, Envelope.State state, int attempts) {
        Letter letter = letter(care);
        var envelope = new Envelope(
                ID, letter.kind(), care, "it", letter.to(), letter.subject(), state, "", NOON, Optional.empty());
        return new StoredLetter(envelope, letter.head(), letter.blocks(), attempts, letter.lapses());
    }

    static MailSettings server(int port) {
        return new MailSettings(
                "127.0.0.1", port, MailSettings.Tls.NONE, "", Optional.empty(), "hello@norte.example", "");
    }
}
