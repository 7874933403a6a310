package dev.kith.bench;

import dev.kith.testkit.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What this machine can do at all: a server that does nothing but answer, under the same driver. */
final class Machine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Process process;
    private final URI url;

    private Machine(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static Machine start() {
        int port = Ports.free();
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StaticServer.class.getName(),
                            String.valueOf(port)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var machine = new Machine(process, URI.create("http://127.0.0.1:" + port));
            machine.awaitReady();
            return machine;
        } catch (IOException refused) {
            throw new IllegalStateException("the bare server does not start", refused);
        }
    }

    URI url() {
        return url;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    private void awaitReady() throws IOException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patience) {
            try (var _ = new Socket("127.0.0.1", url.getPort())) {
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IOException("no answer on " + url);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
