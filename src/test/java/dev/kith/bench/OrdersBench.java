package dev.kith.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * First orders of new friends, each with a code, decided and posted before the answer. To reach: 1,500 a second with a
 * p99 below 50 ms at 32 connections.
 */
final class OrdersBench {

    private final PrintStream out;
    private final Comparison comparison;

    OrdersBench(PrintStream out, Duration warmUp, Duration measured) {
        this.out = out;
        this.comparison = new Comparison(out, warmUp, measured);
    }

    boolean run() {
        try (var kith = BenchedKith.start(out)) {
            long before = rewards(kith);
            var load = new Checkouts(kith);
            comparison.run("Orders, decided and posted", 32, kith, load, new Checkouts(kith));
            kith.settle();
            boolean proved = comparison.prove("  orders with a reward", load.granted, rewards(kith) - before);
            long imbalance = kith.number("SELECT coalesce(sum(minor), 0) FROM ledger.entry");
            out.printf("  %-34s %d%n", "  sum of all entries", imbalance);
            return proved && imbalance == 0;
        }
    }

    private static long rewards(BenchedKith kith) {
        return kith.number("SELECT count(*) FROM rewards.reward WHERE rule = 'adv' AND state = 'pending'");
    }

    private static final class Checkouts implements Load {
        private final BenchedKith kith;
        private final SplittableRandom random = new SplittableRandom(2);
        private final String run = Long.toString(System.nanoTime(), 36) + "-";
        private long asked;
        private long granted;

        private Checkouts(BenchedKith kith) {
            this.kith = kith;
        }

        @Override
        public byte[] next(int connection) {
            long number = asked++;
            return Requests.post("/api/v1/orders", kith.secretKey(), """
                    {"orderId":"%s%d","userId":"f-%s%d","email":"f-%s%d@mail.example","total":"54.90",\
                    "subtotal":"50.00","currency":"EUR","code":"%s"}""".formatted(
                            run, number, run, number, run, number, kith.code(random.nextInt(BenchedKith.CODES))));
        }

        @Override
        public void answered(int connection, Reply reply) {
            granted += reply.status() == 200 && reply.body().contains("\"pending\"") ? 1 : 0;
        }
    }
}
