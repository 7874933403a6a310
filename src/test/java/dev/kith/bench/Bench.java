package dev.kith.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * {@code ./kith bench redirect|events|orders|start [--seconds N]}: starts a Kith of its own with durable PostgreSQL,
 * drives it, and proves afterwards that nothing it acknowledged is missing.
 */
public final class Bench {

    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private Bench() {}

    public static void main(String[] words) {
        System.setProperty("kith.test.heap", "1g");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> said = List.of(words);
        String what = said.isEmpty() ? "" : said.getFirst();
        Duration measured = Duration.ofSeconds(seconds(said));
        boolean proved = switch (what) {
            case "redirect" -> new RedirectBench(out, WARM_UP, measured).run();
            case "events" -> new EventsBench(out, WARM_UP, measured).run();
            case "orders" -> new OrdersBench(out, WARM_UP, measured).run();
            case "start" -> new StartBench(out).run();
            default -> {
                out.println("Usage: kith bench redirect|events|orders|start [--seconds N]");
                System.exit(2);
                yield false;
            }
        };
        System.exit(proved ? 0 : 1);
    }

    private static int seconds(List<String> words) {
        int at = words.indexOf("--seconds");
        return at < 0 || at + 1 == words.size() ? 15 : Integer.parseInt(words.get(at + 1));
    }
}
