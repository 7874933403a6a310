package dev.kith.events.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.events.web.IngestReader.Unreadable;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestReaderTest {

    @Test
    void takesABatchApart() throws Unreadable {
        var body = batch("{\"writeKey\":\"k\",\"batch\":[{\"event\":\"A\"},{\"event\":\"B\"}],\"sentAt\":\"x\"}");

        assertThat(body.envelope().toString()).isEqualTo("{\"writeKey\":\"k\",\"sentAt\":\"x\"}");
        assertThat(body.events())
                .extracting(sent -> sent.event().toString())
                .containsExactly("{\"event\":\"A\"}", "{\"event\":\"B\"}");
    }

    @Test
    void keepsNumbersAsTheyAreWritten() throws Unreadable {
        var event = single("{\"total\":48.10,\"n\":1e2,\"i\":12345678901234567890,\"z\":-0.0}")
                .event();

        assertThat(event.get("total").decimalValue().toPlainString()).isEqualTo("48.10");
        assertThat(event.get("i").asString()).isEqualTo("12345678901234567890");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{",
                "{\"a\":}",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "nul",
                "{\"a\":\"\u0001\"}"
            })
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> single(text)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"batch\":{}}", "{\"batch\":null}", "{\"batch\":[}"})
    void refusesABatchWithoutAList(String text) {
        assertThatThrownBy(() -> batch(text)).isInstanceOf(Unreadable.class);
    }

    @Test
    void toleratesAByteOrderMark() throws Unreadable {
        assertThat(single("\uFEFF{\"event\":\"A\"}").event().has("event")).isTrue();
    }

    @Test
    void marksOneBadEventAndReadsTheOthers() throws Unreadable {
        String deep = "{\"a\":".repeat(17) + "1" + "}".repeat(17);
        var body = batch("{\"batch\":[{\"event\":\"A\"}," + deep + ",7,{\"messageId\":\"m\",\"t\":\""
                + "x".repeat(8_193) + "\"},{\"event\":\"" + "x".repeat(33_000) + "\"},{\"event\":\"B\"}]}");

        assertThat(body.events())
                .extracting(sent -> sent.fault().map(Fault::code).orElse("good"))
                .containsExactly("good", "too_complex", "unknown_type", "too_complex", "event_too_large", "good");
        assertThat(body.events().get(3).event().get("messageId").stringValue()).isEqualTo("m");
    }

    @Test
    void holdsAnEventToItsLimits() throws Unreadable {
        assertThat(fault(fields(511))).isEqualTo("good");
        assertThat(fault(fields(513))).isEqualTo("too_complex");
        assertThat(fault("{\"a\":".repeat(16) + "1" + "}".repeat(16))).isEqualTo("good");
        assertThat(fault("{\"a\":" + "[".repeat(16) + "1" + "]".repeat(16) + "}"))
                .isEqualTo("too_complex");
        assertThat(fault("{\"a\":\"" + "x".repeat(8_192) + "\"}")).isEqualTo("good");
        assertThat(fault("{\"a\":" + "1".repeat(40) + "}")).isEqualTo("good");
        assertThat(fault("{\"a\":" + "1".repeat(41) + "}")).isEqualTo("too_complex");
        assertThat(fault("{\"a\":1e99}")).isEqualTo("too_complex");
        assertThat(fault("{\"a\":1e99999999999}")).isEqualTo("too_complex");
        assertThat(fault("{\"" + "k".repeat(256) + "\":1}")).isEqualTo("too_complex");
    }

    @Test
    void survivesWhatWantsToBreakIt() {
        assertThatThrownBy(() -> single("[".repeat(1_000_000))).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> single("{\"a\":".repeat(200_000))).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> batch("{\"batch\":[" + "[".repeat(500_000))).isInstanceOf(Unreadable.class);
    }

    @Test
    void manyKeysCostNoMoreThanTheirText() throws Unreadable {
        var keys = new StringBuilder("{");
        for (int i = 0; i < 200_000; i++) {
            keys.append("\"k").append(i).append("\":1,");
        }

        assertThat(fault(keys.append("\"event\":\"A\"}").toString())).isEqualTo("event_too_large");
    }

    @Test
    void countsTheEventsOfABatch() throws Unreadable {
        String most = String.join(",", Collections.nCopies(2_500, "{}"));

        assertThat(batch("{\"batch\":[" + most + "]}").events()).hasSize(2_500);
        assertThatThrownBy(() -> batch("{\"batch\":[" + most + ",{}]}"))
                .isInstanceOfSatisfying(
                        Unreadable.class, failed -> assertThat(failed.tooMany()).isTrue());
    }

    private static String fields(int many) {
        var fields = new StringBuilder("{\"a\":[1");
        for (int i = 2; i < many; i++) {
            fields.append(",1");
        }
        return fields.append("]}").toString();
    }

    private static String fault(String event) throws Unreadable {
        return single(event).fault().map(Fault::code).orElse("good");
    }

    private static IngestReader.Sent single(String text) throws Unreadable {
        byte[] bytes = text.getBytes(UTF_8);
        return IngestReader.read(bytes, bytes.length, false).events().getFirst();
    }

    private static IngestReader.Body batch(String text) throws Unreadable {
        byte[] bytes = text.getBytes(UTF_8);
        return IngestReader.read(bytes, bytes.length, true);
    }
}
