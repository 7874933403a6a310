package dev.kith.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the body of a command once, within its limit, and keeps it: the limit is enforced while reading, and an
 * {@code Idempotency-Key} is bound to exactly these bytes.
 */
final class CommandBody extends HttpFilter {

    static final int LIMIT = 256 * 1024;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String ATTRIBUTE = CommandBody.class.getName();

    private final transient Answers answers;

    CommandBody(Answers answers) {
        this.answers = answers;
    }

    /** The bytes of this command; empty for a request that carries none. */
    static byte[] of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof byte[] body ? body : new byte[0];
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!WITH_BODY.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<byte[]> body =
                request.getContentLengthLong() > LIMIT ? Optional.empty() : read(request.getInputStream());
        if (body.isEmpty()) {
            response.setHeader("Connection", "close");
            answers.write(
                    request,
                    response,
                    Problem.TOO_LARGE.because("A command has at most " + LIMIT + " bytes.", "limit_bytes", LIMIT));
            return;
        }
        request.setAttribute(ATTRIBUTE, body.get());
        chain.doFilter(new Kept(request, body.get()), response);
    }

    private static Optional<byte[]> read(ServletInputStream in) throws IOException {
        byte[] body = in.readNBytes(LIMIT + 1);
        return body.length > LIMIT ? Optional.empty() : Optional.of(body);
    }

    /** The request with a body that can be read again. */
    private static final class Kept extends HttpServletRequestWrapper {

        private final byte[] body;

        Kept(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Replay(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Replay(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("commands are read in one go");
        }
    }
}
