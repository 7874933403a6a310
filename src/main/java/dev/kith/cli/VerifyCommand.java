package dev.kith.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Checks the promises against the stored data. */
@Command(
        name = "verify",
        description = "Check Kith's promises against the stored data: journals balance, balances add up, every reward"
                + " has its reason. Reads only. Ends with 1 if one is broken.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    private final Console console;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JsonNode answer = Operator.on(place.folder()).post("/verify", Console.JSON.createObjectNode());
        if (place.json()) {
            console.show(answer, true);
        } else {
            answer.path("promises").forEach(this::print);
        }
        return answer.path("kept").asBoolean(false) ? 0 : 1;
    }

    private void print(JsonNode promise) {
        console.say("%-7s %s"
                .formatted(
                        promise.path("verdict").asString(),
                        promise.path("promise").asString()));
        promise.path("broken").forEach(row -> console.say("        " + row));
    }
}
