package dev.kith.bench;

import dev.kith.testkit.KithProcess;
import java.io.PrintStream;
import java.time.Duration;

/** Runs one load against Kith and, as the machine's limit, a like one against a bare server; prints both. */
final class Comparison {

    private final PrintStream out;
    private final Duration warmUp;
    private final Duration measured;

    Comparison(PrintStream out, Duration warmUp, Duration measured) {
        this.out = out;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** Processor time spent between two looks. */
    private static final class Meter {
        private long kith;
        private long postgres;

        private void start(KithProcess process) {
            kith = -ProcessTime.microsOf(process.process());
            postgres = -ProcessTime.microsOfFamily(process.postgres());
        }

        private void stop(KithProcess process) {
            kith += ProcessTime.microsOf(process.process());
            postgres += ProcessTime.microsOfFamily(process.postgres());
        }
    }

    /** The load may be asked for more than is measured: it is also warmed up, and what is under way is awaited. */
    void run(String name, int connections, BenchedKith kith, Load load, Load bare) {
        Measured limit = limit(connections, bare);
        var meter = new Meter();
        Measured reached = new LoadDriver(kith.url(), connections, load)
                .run(warmUp, measured, () -> meter.start(kith.process()), () -> meter.stop(kith.process()));
        out.printf("%n%s, %d connections%n", name, connections);
        out.printf("  %-34s %,12.0f /s%n", "a bare server that only answers", limit.perSecond());
        out.printf(
                "  %-34s %,12.0f /s   %.2f of it%n",
                "Kith", reached.perSecond(), reached.perSecond() / limit.perSecond());
        out.printf(
                "  %-34s p50 %.1f ms   p99 %.1f ms   most %.1f ms%n",
                "  answered within", reached.millis(50), reached.millis(99), reached.millis(100));
        out.printf(
                "  %-34s %.1f us Kith   %.1f us PostgreSQL%n",
                "  processor time per answer",
                (double) meter.kith / reached.answered(),
                (double) meter.postgres / reached.answered());
        out.printf(
                "  %-34s %s%n  %-34s %.1f on %d processors%n",
                "  refused, broken or unanswered",
                reached.refused().isEmpty() ? "none" : reached.refused(),
                "  load of the machine",
                ProcessTime.machineLoad(),
                Runtime.getRuntime().availableProcessors());
    }

    private Measured limit(int connections, Load bare) {
        try (var machine = Machine.start()) {
            return new LoadDriver(machine.url(), connections, bare)
                    .run(warmUp.dividedBy(2), measured.dividedBy(2), () -> {}, () -> {});
        }
    }

    boolean prove(String what, long acknowledged, long stored) {
        boolean proved = acknowledged == stored;
        out.printf(
                "  %-34s %,d acknowledged, %,d stored: %s%n",
                what, acknowledged, stored, proved ? "nothing missing" : "DIFFERS");
        return proved;
    }
}
