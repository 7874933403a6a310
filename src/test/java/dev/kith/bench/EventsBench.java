package dev.kith.bench;

import java.io.PrintStream;
import java.time.Duration;

/** Single events, each acknowledged after its commit. To reach: 15,000 a second at 256 connections. */
final class EventsBench {

    private final PrintStream out;
    private final Comparison comparison;

    EventsBench(PrintStream out, Duration warmUp, Duration measured) {
        this.out = out;
        this.comparison = new Comparison(out, warmUp, measured);
    }

    boolean run() {
        try (var kith = BenchedKith.start(out)) {
            String run = "bench-" + System.nanoTime() + "-";
            var load = new Views(kith.secretKey(), run);
            comparison.run("Events, one by one", 256, kith, load, new Views(kith.secretKey(), "bare-"));
            long stored = kith.number("SELECT count(*) FROM events.event_log WHERE message_id LIKE '" + run + "%'");
            kith.settle();
            return comparison.prove("  events", load.accepted, stored);
        }
    }

    private static final class Views implements Load {
        private final String key;
        private final String run;
        private long asked;
        private long accepted;

        private Views(String key, String run) {
            this.key = key;
            this.run = run;
        }

        @Override
        public byte[] next(int connection) {
            long number = asked++;
            return Requests.post("/v1/track", key, """
                    {"event":"Product Viewed","userId":"u-%d","anonymousId":"a-%d","messageId":"%s%d",\
                    "properties":{"product_id":"cups-2","name":"Stoneware cups, set of 2","price":28.00,"currency":"EUR"},\
                    "context":{"page":{"url":"https://shop.example/cups-2","title":"Stoneware cups"},"locale":"it-IT"}}""".formatted(number % 20_000, number % 20_000, run, number));
        }

        @Override
        public void answered(int connection, Reply reply) {
            accepted += reply.status() == 200 ? 1 : 0;
        }
    }
}
