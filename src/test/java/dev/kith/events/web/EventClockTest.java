package dev.kith.events.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.Flag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventClockTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            good clock of a browser                  | true  | 2026-03-03T12:00:00.4Z | 2026-03-03T11:59:58Z | 2026-03-03T11:59:58Z |
            server, historic import                  | false | 2026-03-03T12:00:00Z   | 2025-03-03T08:15:00Z | 2025-03-03T08:15:00Z |
            server clock 3 h ahead, implicit time    | false | 2026-03-03T15:00:00Z   | 2026-03-03T14:59:58Z | 2026-03-03T11:59:58Z |
            same client, explicit historic time      | false | 2026-03-03T15:00:00Z   | 2025-03-03T08:15:00Z | 2025-03-03T08:15:00Z | SKEW_UNADJUSTED
            phone 2 days behind, buffered 10 min     | true  | 2026-03-01T12:00:00Z   | 2026-03-01T11:50:00Z | 2026-03-03T11:50:00Z |
            retry 40 s later with the old sentAt     | true  | 2026-03-03T11:59:20Z   | 2026-03-03T11:59:19Z | 2026-03-03T11:59:19Z |
            phone 40 s ahead                         | true  | 2026-03-03T12:00:40Z   | 2026-03-03T12:00:39Z | 2026-03-03T12:00:00Z | FUTURE_CLAMPED
            skew of exactly a minute is tolerated    | true  | 2026-03-03T11:59:00Z   | 2026-03-03T11:58:59Z | 2026-03-03T11:58:59Z |
            one microsecond more is corrected        | true  | 2026-03-03T11:58:59.999999Z | 2026-03-03T11:58:59Z | 2026-03-03T11:59:59.000001Z |
            skew of five minutes of a server         | false | 2026-03-03T12:05:00Z   | 2026-03-03T11:00:00Z | 2026-03-03T11:00:00Z |
            server ahead, buffered exactly an hour   | false | 2026-03-03T15:00:00Z   | 2026-03-03T14:00:00Z | 2026-03-03T11:00:00Z |
            browser, more than 30 days old           | true  | 2026-03-03T12:00:00Z   | 2026-02-01T11:59:59Z | 2026-02-01T11:59:59Z | STALE
            browser, exactly 30 days old             | true  | 2026-03-03T12:00:00Z   | 2026-02-01T12:00:00Z | 2026-02-01T12:00:00Z |
            """)
    void judgesByWhatTheClocksShow(
            String name, boolean browser, Instant sent, Instant original, Instant expected, Flag flag) {
        var clock = EventClock.judge(Optional.of(original), Optional.of(sent), NOON, browser);

        assertThat(clock.at()).isEqualTo(expected);
        assertThat(clock.flags()).isEqualTo(flag == null ? Set.of() : Set.of(flag));
    }

    @Test
    void anEventWithoutATimeHappensWhenItArrives() {
        assertThat(EventClock.judge(Optional.empty(), Optional.of(NOON), NOON, true))
                .isEqualTo(new EventClock(NOON, Set.of(Flag.TIME_MISSING)));
    }

    @Test
    void withoutATimeOfSendingTheClientIsBelieved() {
        var before = NOON.minus(Duration.ofDays(400));

        assertThat(EventClock.judge(Optional.of(before), Optional.empty(), NOON, false))
                .isEqualTo(new EventClock(before, Set.of()));
    }
}
