package dev.kith.cli;

import dev.kith.platform.DataFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs Kith until it is stopped. */
@Command(
        name = "start",
        description = "Run Kith until it is stopped. The first start makes the data folder and the database in it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  kith start",
            "  kith start --port 9000 --data /srv/kith",
            "  kith start --kith.public-url=https://refer.mollys.example --kith.proxies=127.0.0.1"
        })
final class Start implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    @Option(names = "--port", paramLabel = "PORT", description = "Where Kith listens. Default: 8080.")
    private @Nullable Integer port;

    @Parameters(paramLabel = "--kith.KEY=VALUE", description = "Any setting of kith.properties.", arity = "0..*")
    private List<String> settings = new ArrayList<>();

    private final Console console;

    Start(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder folder = place.ownFolder();
        try (var server = Server.start(folder, port, settings, console)) {
            if (place.json()) {
                console.show(server.note(), true);
            } else {
                console.say("Kith is ready at " + server.publicUrl() + "  (" + server.took() + ")");
                server.invitation()
                        .ifPresent(link -> console.say("Make the first owner here, within ten minutes: " + link));
                console.say("Data folder: " + folder.path() + "   Stop with Ctrl-C.");
            }
            server.waitUntilStopped();
        }
        return 0;
    }
}
