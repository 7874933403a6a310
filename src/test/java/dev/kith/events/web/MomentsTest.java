package dev.kith.events.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class MomentsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02 03:04:05, 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.1Z, 2026-01-02T03:04:05.1Z",
        "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123456Z",
        "2026-01-02T03:04:05.000+02:00, 2026-01-02T01:04:05Z",
        "2026-01-02T03:04:05-0330, 2026-01-02T06:34:05Z",
        "2026-01-02T03:04:05+01, 2026-01-02T02:04:05Z",
        "1767323045000, 2026-01-02T03:04:05Z",
    })
    void readsWhatClientsWrite(String text, Instant moment) {
        assertThat(Moments.read(text)).hasValue(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-02",
                "2026-13-02T03:04:05Z",
                "2026-02-30T03:04:05Z",
                "2026-01-02T25:04:05Z",
                "2026-01-02T03:04:05+99:00",
                "1767323045",
                "2026-01-02T03:04:05.1234567890Z",
                "２０２６-01-02T03:04:05Z"
            })
    void takesNothingElseForATime(String text) {
        assertThat(Moments.read(text)).isEmpty();
    }

    @Test
    void readsMillisecondsAlsoAsANumber() {
        var nodes = JsonNodeFactory.instance;

        assertThat(Moments.read(nodes.numberNode(1767323045000L))).hasValue(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(Moments.read(nodes.numberNode(5))).isEmpty();
        assertThat(Moments.read(nodes.nullNode())).isEmpty();
    }
}
