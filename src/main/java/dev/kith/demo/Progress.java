package dev.kith.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says how far the demo is and how long it will still take: one line that changes, or few lines in a log. */
final class Progress {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(200);
    private static final int BAR = 24;

    private final PrintWriter out;
    private final boolean terminal;
    private final InstantSource clock;
    private final Instant start;
    private Instant next;

    Progress(PrintWriter out, boolean terminal, InstantSource clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.start = clock.instant();
        this.next = start;
    }

    void at(String what, long done, long of) {
        Instant now = clock.instant();
        if (now.isBefore(next) && done < of) {
            return;
        }
        next = now.plus(terminal ? BETWEEN_CHANGES : BETWEEN_LINES);
        String line = "  %s %s %3d %%  %s".formatted(bar(done, of), what, done * 100 / of, left(now, done, of));
        out.print(terminal ? "\r" + line + "\u001b[K" : line + "\n");
        if (done >= of && terminal) {
            out.println();
        }
        out.flush();
    }

    private String left(Instant now, long done, long of) {
        if (done == 0 || done >= of) {
            return "";
        }
        long millis = Duration.between(start, now).toMillis() * (of - done) / done;
        return "about " + (millis / 1_000 + 1) + " s left";
    }

    private static String bar(long done, long of) {
        int full = (int) (done * BAR / of);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }
}
