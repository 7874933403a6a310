package dev.kith.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads one HTTP/1.1 answer out of what has arrived so far on a connection. */
final class Reply {

    private byte[] bytes = new byte[8 * 1024];
    private int length;
    private int bodyStart;

    /** Takes over what arrived. */
    void append(ByteBuffer arrived) {
        int more = arrived.remaining();
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
        arrived.get(bytes, length, more);
        length += more;
    }

    /** Whether the answer is here to its last byte. */
    boolean isComplete() {
        if (bodyStart == 0) {
            bodyStart = endOfHeaders();
        }
        if (bodyStart == 0) {
            return false;
        }
        String headers = headers();
        int size = headers.indexOf("\r\ncontent-length:");
        if (size >= 0) {
            int end = headers.indexOf('\r', size + 2);
            int declared = Integer.parseInt(headers.substring(size + 17, end).strip());
            return length >= bodyStart + declared;
        }
        return headers.contains("\r\ntransfer-encoding: chunked") ? endsWithLastChunk() : true;
    }

    int status() {
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
    }

    String body() {
        return new String(bytes, bodyStart, length - bodyStart, ISO_8859_1);
    }

    /** One header's value; {@code name} in lower case. */
    Optional<String> header(String name) {
        String all = new String(bytes, 0, bodyStart, ISO_8859_1);
        int at = all.toLowerCase(Locale.ROOT).indexOf("\r\n" + name + ":");
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + name.length() + 3;
        return Optional.of(all.substring(start, all.indexOf('\r', start)).strip());
    }

    void clear() {
        length = 0;
        bodyStart = 0;
    }

    private String headers() {
        return new String(bytes, 0, bodyStart, ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private int endOfHeaders() {
        for (int at = Math.min(12, length); at + 3 < length; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at + 4;
            }
        }
        return 0;
    }

    private boolean endsWithLastChunk() {
        return length >= bodyStart + 5
                && bytes[length - 5] == '0'
                && bytes[length - 4] == '\r'
                && bytes[length - 3] == '\n'
                && bytes[length - 2] == '\r'
                && bytes[length - 1] == '\n';
    }
}
