package dev.kith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @ParameterizedTest
    @CsvSource({
        // The clocks go forward in the night to 29 March: 30 days stay 720 hours.
        "P30D, 2026-03-15T10:00:00Z, 2026-04-14T10:00:00Z",
        "PT15M, 2026-03-29T00:55:00Z, 2026-03-29T01:10:00Z",
        // A calendar step keeps the local time, so the instant moves by the hour that was skipped.
        "P1M, 2026-03-15T10:00:00Z, 2026-04-15T09:00:00Z",
        "P1M, 2026-01-31T11:00:00Z, 2026-02-28T11:00:00Z",
        "P1Y, 2028-02-29T11:00:00Z, 2029-02-28T11:00:00Z",
        "PT0S, 2026-03-15T10:00:00Z, 2026-03-15T10:00:00Z"
    })
    void knowsWhenItIsOver(String iso, Instant start, Instant end) {
        assertThat(Span.parse(iso).orElseThrow().after(start, ROME)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P30D", "PT15M", "P1Y", "P1Y6M", "PT0S", "PT36H", "P1M"})
    void readsBackWhatItWrites(String iso) {
        var span = Span.parse(iso).orElseThrow();

        assertThat(Span.parse(span.iso())).contains(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30 days", "P1M2D", "P-1M", "-P30D", "PT", "P1MT1H", "P99999999D", "P2000Y", "P1"})
    void readsNothingElse(String iso) {
        assertThat(Span.parse(iso)).isEmpty();
    }
}
