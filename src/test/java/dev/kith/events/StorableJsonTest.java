package dev.kith.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableJsonTest {

    @Test
    void leavesOrdinaryTextAlone() {
        String json = "{\"a\":\"caffè 🎁 \\\\u0000 \\\"x\\\"\",\"n\":1.50}";

        assertThat(stored(json)).isEqualTo(json);
    }

    @Test
    void replacesWhatNoColumnTakes() {
        assertThat(stored("{\"a\\u0000b\":\"x\\u0000y\"}")).isEqualTo("{\"a\uFFFDb\":\"x\uFFFDy\"}");
        assertThat(stored("{\"a\":\"\\ud83c half\"}")).isEqualTo("{\"a\":\"\uFFFD half\"}");
        assertThat(stored("{\"a\":\"\\udf81\\ud83c\"}")).isEqualTo("{\"a\":\"\uFFFD\uFFFD\"}");
        assertThat(StorableJson.plain("a\0b\ud83cc🎁")).isEqualTo("a\uFFFDb\uFFFDc🎁");
    }

    private static String stored(String json) {
        return StorableJson.text(LogJson.read(json));
    }
}
