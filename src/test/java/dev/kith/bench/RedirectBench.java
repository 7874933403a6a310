package dev.kith.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Friends follow 100,000 links. To reach: 0.75 of the limit at 64 connections when clicks are answered at once, 0.5 of
 * it at 1,024 connections when they are stored first, p99 below 30 ms at 32; 30 us of Kith's processor time each.
 */
final class RedirectBench {

    private final PrintStream out;
    private final Comparison comparison;

    RedirectBench(PrintStream out, Duration warmUp, Duration measured) {
        this.out = out;
        this.comparison = new Comparison(out, warmUp, measured);
    }

    boolean run() {
        boolean proved;
        try (var kith = BenchedKith.start(out, "--kith.clicks=fast")) {
            proved = measure(kith, "Redirect, answered at once (fast)", 64);
        }
        try (var kith = BenchedKith.start(out, "--kith.clicks=committed")) {
            proved &= measure(kith, "Redirect, stored first (committed)", 1_024);
            proved &= measure(kith, "Redirect, stored first (committed)", 32);
        }
        return proved;
    }

    private boolean measure(BenchedKith kith, String name, int connections) {
        long before = stored(kith);
        var load = new Clicks(kith);
        comparison.run(name, connections, kith, load, new Clicks(kith));
        kith.settle();
        return comparison.prove("  clicks", load.redirected, stored(kith) - before);
    }

    private static long stored(BenchedKith kith) {
        return kith.number("SELECT count(*) FROM events.event_log WHERE name = 'Share Link Clicked'");
    }

    private static final class Clicks implements Load {
        private final BenchedKith kith;
        private final SplittableRandom random = new SplittableRandom(1);
        private long redirected;

        private Clicks(BenchedKith kith) {
            this.kith = kith;
        }

        @Override
        public byte[] next(int connection) {
            return Requests.get("/r/" + kith.code(random.nextInt(BenchedKith.CODES)) + "?c=whatsapp");
        }

        @Override
        public void answered(int connection, Reply reply) {
            redirected += reply.status() == 302 ? 1 : 0;
        }
    }
}
