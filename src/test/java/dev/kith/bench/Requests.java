package dev.kith.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Requests as bytes, ready for the wire. */
final class Requests {

    private Requests() {}

    /** As a browser asks for a link. */
    static byte[] get(String path) {
        return ("""
                GET %s HTTP/1.1\r
                Host: localhost\r
                User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0\r
                Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
                Accept-Language: en-US,en;q=0.5\r
                Sec-Fetch-Dest: document\r
                \r
                """).formatted(path).getBytes(UTF_8);
    }

    /** As a shop's server tells something. */
    static byte[] post(String path, String key, String json) {
        byte[] body = json.getBytes(UTF_8);
        byte[] head = ("""
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """).formatted(path, key, body.length).getBytes(UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
