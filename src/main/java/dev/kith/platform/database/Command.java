package dev.kith.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program of the operating system, run to its end. */
record Command(List<String> words, Optional<Path> folder) {

    /** What it said, and whether it was content. A program that is not there is one that failed. */
    record Ended(int code, String said) {

        boolean succeeded() {
            return code == 0;
        }
    }

    static Command of(List<String> words) {
        return new Command(List.copyOf(words), Optional.empty());
    }

    Command in(Path place) {
        return new Command(words, Optional.of(place));
    }

    /** Its output goes through a file: a server left behind would keep a pipe open for ever. */
    Ended run() {
        try {
            Path output = Files.createTempFile("kith", ".out");
            try {
                var builder = new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(output.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
                builder.environment().put("LC_ALL", "C");
                folder.ifPresent(place -> builder.directory(place.toFile()));
                int code = builder.start().waitFor();
                return new Ended(code, Files.readString(output, UTF_8).strip());
            } catch (IOException absent) {
                return new Ended(127, String.valueOf(absent.getMessage()));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return new Ended(130, "interrupted");
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
