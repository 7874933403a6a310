package dev.kith.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A Kith in a process of its own, started from the compiled classes as its launcher starts it, so that a test can kill
 * it, freeze it and measure it.
 */
public final class KithProcess implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Path data;
    private final int port;
    private final int managementPort;
    private final List<String> settings;
    private Process process;

    private KithProcess(Path data, List<String> settings) {
        this.data = data.toAbsolutePath();
        this.port = Ports.free();
        this.managementPort = Ports.free();
        this.settings = List.copyOf(settings);
        this.process = launch();
    }

    /**
     * Starts one on this data folder; {@link #awaitReady} says when it can be used.
     *
     * @param settings such as {@code --kith.clicks=fast}
     */
    public static KithProcess start(Path data, String... settings) {
        return new KithProcess(data, List.of(settings));
    }

    /** Starts again after it was killed or stopped, on the same port and folder. */
    public void startAgain() {
        process = launch();
    }

    private Process launch() {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx" + System.getProperty("kith.test.heap", "512m"),
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(program());
        command.addAll(List.of(
                "start",
                "--port",
                String.valueOf(port),
                "--data",
                data.toString(),
                "--kith.management-port=" + managementPort));
        command.addAll(settings);
        try {
            Files.createDirectories(data);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolveSibling(data.getFileName() + ".log").toFile()))
                    .start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The built artifact with its cache if the launcher names one, else the compiled classes. */
    private static List<String> program() {
        String app = System.getProperty("kith.app", "");
        if (app.isEmpty()) {
            return List.of("-cp", classpath(), "dev.kith.cli.Main");
        }
        Path cache = Path.of(app, "kith.aot");
        String jar = Path.of(app, "kith.jar").toString();
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-jar", jar) : List.of("-jar", jar);
    }

    /** Everything but the tests' own classes, which would add themselves to the application. */
    private static String classpath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Comes back when it answers; says how long that took. */
    public Duration awaitReady() {
        long start = System.nanoTime();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Kith ended with " + process.exitValue() + "; see " + data + ".log");
            }
            if (System.nanoTime() - start > READY.toNanos()) {
                throw new IllegalStateException("Kith does not get ready; see " + data + ".log");
            }
            pause(10);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(url().resolve("/healthz"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path data() {
        return data;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** What makes whoever has it the operator of this installation. */
    public String operatorSecret() {
        try {
            return Files.readString(data.resolve("operator.secret")).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** SIGKILL: no goodbye. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGSTOP: as good as gone, until {@link #thaw}. */
    public void freeze() {
        signal("STOP", process.pid());
    }

    public void thaw() {
        signal("CONT", process.pid());
    }

    /** The bundled PostgreSQL's first process, if this Kith brought one along. */
    public ProcessHandle postgres() {
        try (var lines = Files.lines(data.resolve("postgres").resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException notRunning) {
            throw new UncheckedIOException(notRunning);
        }
    }

    /** Kills PostgreSQL and all its children at one moment; one that is just being started is waited for. */
    public void killPostgres() {
        long start = System.nanoTime();
        while (!hasPostgres() && System.nanoTime() - start < READY.toNanos()) {
            pause(10);
        }
        ProcessHandle master = postgres();
        List<ProcessHandle> children = master.descendants().toList();
        master.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private boolean hasPostgres() {
        try {
            return postgres().isAlive();
        } catch (NoSuchElementException | NumberFormatException | UncheckedIOException between) {
            return false;
        }
    }

    public static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() {
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGTERM, and then the hard way. */
    @Override
    public void close() {
        process.destroy();
        await();
    }
}
