package dev.kith.platform.mail;

import static dev.kith.platform.mail.Letters.NOON;
import static dev.kith.platform.mail.Letters.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.mail.Envelope.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandlingTest {

    private static final Instant LAST_MOMENT = NOON.plus(Duration.ofDays(1));

    @Test
    void sendsAQueuedLetterUpToItsLastMoment() {
        var queued = stored(Care.TRANSACTIONAL, State.QUEUED, 3);

        assertThat(Handling.of(queued, LAST_MOMENT)).isEqualTo(new Handling.Send());
        assertThat(Handling.of(queued, LAST_MOMENT.plusNanos(1_000)))
                .isEqualTo(new Handling.GiveUp(State.LAPSED, "It was not worth sending anymore."));
    }

    @Test
    void neverSendsAgainWhatADeadWorkerMayHaveSent() {
        assertThat(Handling.of(stored(Care.TRANSACTIONAL, State.SENDING, 1), NOON))
                .isEqualTo(new Handling.GiveUp(State.UNKNOWN, "Kith stopped while it handed the letter over."));
        assertThat(Handling.of(stored(Care.PROGRAM, State.SENDING, 1), NOON)).isInstanceOf(Handling.GiveUp.class);
    }

    @Test
    void repeatsASignInLinkOnce() {
        assertThat(Handling.of(stored(Care.SECURITY, State.SENDING, 1), NOON)).isEqualTo(new Handling.Send());
        assertThat(Handling.of(stored(Care.SECURITY, State.SENDING, 2), NOON)).isInstanceOf(Handling.GiveUp.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"KEPT", "SENT", "FAILED", "UNKNOWN", "LAPSED"})
    void leavesALetterAloneThatHasItsLastState(State state) {
        assertThat(Handling.of(stored(Care.SECURITY, state, 0), NOON)).isEqualTo(new Handling.Leave());
    }

    @Test
    void waitsLongerAfterEachAttempt() {
        assertThat(Handling.nextAttempt(1, NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        assertThat(Handling.nextAttempt(3, NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
        assertThat(Handling.nextAttempt(99, NOON)).isEqualTo(NOON.plus(Duration.ofHours(4)));
    }
}
