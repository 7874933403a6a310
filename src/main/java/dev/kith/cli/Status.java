package dev.kith.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says whether a Kith runs on a data folder, and how it is doing. */
@Command(
        name = "status",
        description = "Say whether a Kith runs on a data folder, and how it is doing. Ends with 1 if none does.",
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    private final Console console;

    Status(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<Operator> running = place.running();
        ObjectNode answer = Console.JSON
                .createObjectNode()
                .put("state", running.isPresent() ? "running" : "stopped")
                .put("data", place.folder().path().toString());
        running.ifPresent(kith -> {
            answer.put("pid", kith.kith().pid()).put("url", kith.kith().url());
            answer.put("managementPort", kith.kith().managementPort());
            add(answer, kith.get("/health"));
        });
        console.show(answer, place.json());
        return running.isPresent() ? 0 : 1;
    }

    private static void add(ObjectNode answer, JsonNode told) {
        told.properties().forEach(field -> answer.set(field.getKey(), field.getValue()));
    }
}
