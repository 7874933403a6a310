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
        console.show(place.json() ? answer : answer.path("promises"), place.json());
        return answer.path("kept").asBoolean(false) ? 0 : 1;
    }
}
