package dev.kith.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lives through a short life in a folder of its own, so that the JVM can remember which classes a start needs. */
@Command(name = "train", hidden = true, description = "Prepare the cache that makes starting quick.")
final class Train implements Callable<Integer> {

    private static final int ROUNDS = 60;
    private static final List<String> PATHS =
            List.of("/healthz", "/", "/login", "/docs", "/openapi.json", "/r/NONE", "/api/v1/programs", "/js/kith.js");

    @Mixin
    private Place place = new Place();

    private final Console console;

    Train(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var settings = List.of("--kith.management-port=0", "--server.port=0");
        try (var server = Server.startWith(place.ownFolder(), settings, 0, console);
                var http = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String path : PATHS) {
                    var request =
                            HttpRequest.newBuilder(URI.create(server.kith().url() + path));
                    http.send(request.build(), HttpResponse.BodyHandlers.discarding());
                }
            }
        }
        return 0;
    }
}
