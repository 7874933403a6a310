package dev.kith.referrals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Pattern;

/** Asks under whatever host name a test likes, which a well-behaved client does not allow. */
final class RawHttp {

    private static final Pattern LOCATION = Pattern.compile("(?im)^location: (.*?)\\r?$");

    record Answer(int status, String location) {}

    private RawHttp() {}

    static Answer get(URI server, String host, String path) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nUser-Agent: Firefox\r\nAccept: */*\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            var location = LOCATION.matcher(answer);
            return new Answer(Integer.parseInt(answer.substring(9, 12)), location.find() ? location.group(1) : "");
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }
}
