package dev.kith.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ReplyTest {

    private final Reply reply = new Reply();

    @Test
    void isCompleteWithTheLastByteOfADeclaredBody() {
        arrives("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell");
        assertThat(reply.isComplete()).isFalse();

        arrives("o");
        assertThat(reply.isComplete()).isTrue();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("hello");
    }

    @Test
    void isCompleteWithTheLastChunk() {
        arrives("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        assertThat(reply.isComplete()).isFalse();

        arrives("0\r\n\r\n");
        assertThat(reply.isComplete()).isTrue();
    }

    @Test
    void namesWhereARedirectLeads() {
        arrives("HTTP/1.1 302 Found\r\nLocation: https://shop.example/?kc=1\r\nContent-Length: 0\r\n\r\n");

        assertThat(reply.isComplete()).isTrue();
        assertThat(reply.header("location")).contains("https://shop.example/?kc=1");
    }

    private void arrives(String text) {
        reply.append(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
    }
}
