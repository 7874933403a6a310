package dev.kith.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of {@code src/test/npm}, run by Node with exactly the packages of its lock file. */
final class NodeProgram {

    private static final Path SOURCES = Path.of("src/test/npm");
    private static final Path ROOM = Path.of("target/npm");

    /** How it ended, and what it printed. */
    record Ended(int code, String output) {}

    private final String file;

    NodeProgram(String file) {
        this.file = file;
    }

    static boolean nodeIsThere() {
        try {
            return run(Path.of("."), Map.of(), "npm", "--version").code() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    Ended run(Map<String, String> environment) throws IOException {
        prepare();
        return run(ROOM, environment, "node", file);
    }

    /** Installs what the lock file names, once for each content of the lock file. */
    private static synchronized void prepare() throws IOException {
        Path installed = ROOM.resolve("installed.json");
        Path lock = SOURCES.resolve("package-lock.json");
        Files.createDirectories(ROOM);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(source, ROOM.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (Files.exists(installed) && Files.mismatch(installed, lock) < 0) {
            return;
        }
        Ended ended = run(ROOM, Map.of(), "npm", "ci", "--ignore-scripts", "--prefer-offline");
        if (ended.code() != 0) {
            throw new IOException("npm ci failed: " + ended.output());
        }
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Ended run(Path folder, Map<String, String> environment, String... command) throws IOException {
        var builder =
                new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Ended(process.waitFor(), output);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
