package dev.kith.platform.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What to do with a letter whose turn it is. */
sealed interface Handling {

    record Send() implements Handling {}

    /** It already has its last state, or was never meant to leave. */
    record Leave() implements Handling {}

    record GiveUp(Envelope.State state, String reason) implements Handling {}

    /** A sign-in link is worth a second letter; everything else is not worth the risk of one. */
    int MOST_SECURITY_ATTEMPTS = 2;

    List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    static Handling of(StoredLetter letter, Instant now) {
        boolean late = now.isAfter(letter.lapses());
        return switch (letter.envelope().state()) {
            case KEPT, SENT, FAILED, UNKNOWN, LAPSED -> new Leave();
            case QUEUED -> late ? new GiveUp(Envelope.State.LAPSED, lateBecause(letter)) : new Send();
            case SENDING -> mayRepeat(letter) && !late ? new Send() : abandoned();
        };
    }

    /** When to try again after a failure that left nothing with the server. */
    static Instant nextAttempt(int attempts, Instant now) {
        return now.plus(PAUSES.get(Math.clamp(attempts - 1, 0, PAUSES.size() - 1)));
    }

    private static boolean mayRepeat(StoredLetter letter) {
        return letter.envelope().care() == Care.SECURITY && letter.attempts() < MOST_SECURITY_ATTEMPTS;
    }

    private static Handling abandoned() {
        return new GiveUp(Envelope.State.UNKNOWN, "Kith stopped while it handed the letter over.");
    }

    private static String lateBecause(StoredLetter letter) {
        String last = letter.envelope().reason();
        return last.isEmpty() ? "It was not worth sending anymore." : last;
    }
}
