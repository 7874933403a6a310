package dev.kith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.demo.Demo;
import dev.kith.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts Kith with a simulated shop in it. */
@Command(
        name = "demo",
        description =
                "Start Kith with a simulated shop: a season of history, told through the public HTTP API, and then"
                        + " a trickle of live trade to watch.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  kith demo",
            "  kith demo --days 30 --seed 7 --port 9000",
            "  kith demo --exit          tell the season, check Kith's totals against the shop's own, and end"
        })
final class ShowDemo implements Callable<Integer> {

    private static final int LONGEST = 366;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./kith-demo",
            description = "The demo's data folder. Default: ./kith-demo.")
    private Path data = Path.of("kith-demo");

    @Option(names = "--port", paramLabel = "PORT", description = "Where Kith listens. Default: 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--days",
            defaultValue = "90",
            description = "How much history the shop has, 1 to 366. Default: 90.")
    private int days = 90;

    @Option(names = "--seed", defaultValue = "1", description = "Which season; the same seed tells the same one.")
    private long seed = 1;

    @Option(names = "--exit", description = "Check the totals and end: 0 if they agree, 1 if not.")
    private boolean exit;

    private final Console console;

    ShowDemo(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (days < 1 || days > LONGEST) {
            throw new Server.NotUnderstood("--days " + days, "A season has 1 to " + LONGEST + " days.");
        }
        DataFolder folder = DataFolder.at(data);
        try (var server = Server.start(folder, port, List.of(), console)) {
            console.say("Kith is up  (" + server.took() + ").");
            try (Demo demo = Demo.play(wish(folder, server), console.out(), Clock.systemUTC())) {
                boolean agrees = demo.checks();
                if (exit) {
                    return agrees ? 0 : 1;
                }
                show(demo, server);
                Thread trade = Thread.ofVirtual().name("demo").start(demo::goOn);
                server.waitUntilStopped();
                trade.interrupt();
            }
        }
        return 0;
    }

    private Demo.Wish wish(DataFolder folder, Server server) throws IOException {
        return new Demo.Wish(
                URI.create(server.kith().url()),
                URI.create(server.publicUrl()),
                Files.readString(folder.operatorSecret(), UTF_8).strip(),
                days,
                seed,
                exit,
                isTerminal(),
                new Safe(folder.path().resolve("demo-shop.json")));
    }

    private void show(Demo demo, Server server) {
        var doors = demo.openShop();
        console.say("");
        console.say("Console:  " + server.publicUrl());
        console.say("Sign in:  " + demo.signInLink() + "   (works once)");
        doors.ifPresent(open -> {
            console.say("Shop:     " + open.shop());
            open.invitation()
                    .ifPresent(link -> console.say("Friend:   " + link.url() + "   (" + link.advocate()
                            + "'s link, which leads to the shop)"));
        });
        console.say("The shop goes on trading. Stop with Ctrl-C; the data stays in "
                + data.toAbsolutePath().normalize() + ".");
    }

    /** The file with the shop's keys, for its owner's eyes only. */
    private record Safe(Path file) implements Demo.Safe {

        @Override
        public Optional<String> content() {
            try {
                return Files.exists(file) ? Optional.of(Files.readString(file, UTF_8)) : Optional.empty();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public void keep(String text) {
            DataFolder.writePrivately(file, text);
        }
    }

    private static boolean isTerminal() {
        var terminal = System.console();
        return terminal != null && terminal.isTerminal();
    }
}
