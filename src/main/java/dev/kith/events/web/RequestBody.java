package dev.kith.events.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a request, unpacked if they are packed. What the headers say about it is not believed: real clients declare
 * gzip where there is none, and none where there is.
 */
record RequestBody(byte[] bytes, int length) {

    static final int MOST_SENT = 1024 * 1024;
    static final int MOST_UNPACKED = 4 * 1024 * 1024;

    private static final int USUAL = 8 * 1024;
    private static final long MOST_DROPPED = 8L * 1024 * 1024;
    private static final Set<String> UNDERSTOOD = Set.of("", "identity", "gzip", "x-gzip");

    /** Why a body cannot be used. */
    enum Trouble {
        TOO_LARGE,
        UNSUPPORTED_ENCODING,
        BROKEN_GZIP
    }

    /** A body that cannot be used. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final Trouble trouble;

        Refused(Trouble trouble) {
            super(trouble.name(), null, false, false);
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }

    static RequestBody of(HttpServletRequest request) throws IOException, Refused {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !UNDERSTOOD.contains(encoding.strip().toLowerCase(Locale.ROOT))) {
            throw new Refused(Trouble.UNSUPPORTED_ENCODING);
        }
        if (request.getContentLengthLong() > MOST_SENT) {
            throw refusedAfterHearing(request.getInputStream());
        }
        int expected = (int) Math.max(0, request.getContentLengthLong());
        RequestBody sent = read(request.getInputStream(), expected == 0 ? USUAL : expected, MOST_SENT);
        return sent.isPacked() ? sent.unpacked() : sent;
    }

    /** A client that is still sending would not hear the answer, and come back: what is not absurd is let in and dropped. */
    private static Refused refusedAfterHearing(InputStream in) throws IOException {
        in.skip(MOST_DROPPED);
        return new Refused(Trouble.TOO_LARGE);
    }

    private boolean isPacked() {
        return length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    private RequestBody unpacked() throws IOException, Refused {
        try (var packed = new GZIPInputStream(new ByteArrayInputStream(bytes, 0, length))) {
            return read(packed, Math.max(USUAL, length * 4), MOST_UNPACKED);
        } catch (ZipException | EOFException broken) {
            throw new Refused(Trouble.BROKEN_GZIP);
        }
    }

    private static RequestBody read(InputStream in, int expected, int most) throws IOException, Refused {
        byte[] bytes = new byte[Math.min(expected, most) + 1];
        int length = 0;
        while (true) {
            int read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                return new RequestBody(bytes, length);
            }
            length += read;
            if (length > most) {
                throw new Refused(Trouble.TOO_LARGE);
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(most, length * 2) + 1);
            }
        }
    }
}
