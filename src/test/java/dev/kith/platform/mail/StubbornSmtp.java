package dev.kith.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as it is told, and can hang up in the middle of a sentence. */
final class StubbornSmtp implements AutoCloseable {

    /** Instead of an answer: the connection ends. */
    static final String HANG_UP = "";

    private static final String END_OF_TEXT = ".";

    private final ServerSocket door;
    private final Map<String, String> answers;
    private final AtomicInteger texts = new AtomicInteger();

    /** Commands without an answer of their own are accepted. */
    StubbornSmtp(Map<String, String> answers) throws IOException {
        this.answers = answers;
        this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many letters arrived to their last line, whatever was answered. */
    int textsReceived() {
        return texts.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                talk(caller);
            } catch (IOException over) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(over);
                }
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        say(caller, "220 stubborn");
        boolean inText = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inText && !line.equals(END_OF_TEXT)) {
                continue;
            }
            texts.addAndGet(inText ? 1 : 0);
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            String answer = answers.getOrDefault(verb, verb.equals("DATA") ? "354 go on" : "250 fine");
            if (answer.equals(HANG_UP)) {
                return;
            }
            inText = answer.startsWith("354");
            say(caller, answer);
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
