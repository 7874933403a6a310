package dev.kith.bench;

import java.io.PrintStream;
import java.time.Duration;

/** How soon a Kith with its data in place answers, and what it holds in memory while nobody asks. */
final class StartBench {

    private static final int STARTS = 3;
    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final double MEGABYTE = 1024 * 1024;

    private final PrintStream out;

    StartBench(PrintStream out) {
        this.out = out;
    }

    boolean run() {
        BenchedKith.start(out).close();
        for (int start = 0; start < STARTS; start++) {
            long began = System.nanoTime();
            try (var kith = BenchedKith.start(out)) {
                out.printf("Answers after %.2f s", (System.nanoTime() - began) / 1e9);
                Thread.sleep(IDLE);
                out.printf(
                        ", idle memory: Kith %.0f MB%n",
                        ProcessTime.residentBytes(kith.process().process().pid()) / MEGABYTE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
