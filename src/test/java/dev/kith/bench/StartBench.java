package dev.kith.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.testkit.KithProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How soon Kith answers: on an empty folder, and with its data in place. And what it and its database hold in memory
 * while nobody asks.
 */
final class StartBench {

    private static final int STARTS = 5;
    private static final double WARM_GOAL = 2.5;
    private static final double MEMORY_GOAL = 350;
    private static final double MEGABYTE = 1024 * 1024;
    private static final double KILOBYTES = 1024;
    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final Path DATA = Path.of("target", "bench", "start");

    private final PrintStream out;

    StartBench(PrintStream out) {
        this.out = out;
    }

    boolean run() {
        clear(DATA);
        out.printf("load average before: %s%n", load());
        try (var kith = KithProcess.start(DATA)) {
            out.printf("first start, empty folder: %.2f s%n", seconds(kith.awaitReady()));
        }
        double best = Double.MAX_VALUE;
        double memory = 0;
        for (int start = 0; start < STARTS; start++) {
            try (var kith = KithProcess.start(DATA)) {
                double took = seconds(kith.awaitReady());
                best = Math.min(best, took);
                out.printf("start with its data in place: %.2f s%n", took);
                if (start == STARTS - 1) {
                    memory = idleMemory(kith);
                }
            }
        }
        out.printf(
                "best warm start %.2f s, to reach %.1f; memory %.0f MB, to reach %.0f%n",
                best, WARM_GOAL, memory, MEMORY_GOAL);
        return best <= WARM_GOAL && memory <= MEMORY_GOAL;
    }

    private double idleMemory(KithProcess kith) {
        try {
            Thread.sleep(IDLE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        double own = ProcessTime.residentBytes(kith.process().pid()) / MEGABYTE;
        ProcessHandle master = kith.postgres();
        double database = Stream.concat(Stream.of(master), master.descendants())
                .mapToDouble(process -> share(process.pid()))
                .sum();
        out.printf(
                "idle memory: Kith %.0f MB resident, PostgreSQL %.0f MB (its share of what it shares)%n",
                own, database);
        return own;
    }

    /** Pages that several of its processes share are counted once. */
    private static double share(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES)
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg"), UTF_8).strip();
        } catch (IOException unknown) {
            return "unknown";
        }
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static void clear(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
