package dev.kith.cli;

import dev.kith.platform.CannotStart;
import dev.kith.platform.DataFolder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the server of a data folder, and waits for it. */
@Command(
        name = "stop",
        description = "Stop the Kith of a data folder: requests and stored work are finished first.",
        mixinStandardHelpOptions = true)
final class Stop implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Mixin
    private Place place = new Place();

    private final Console console;

    Stop(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        DataFolder folder = place.folder();
        Optional<ProcessHandle> process =
                Operator.of(folder).flatMap(kith -> ProcessHandle.of(kith.kith().pid()));
        if (process.isEmpty()) {
            answer("not running", "No Kith is running on " + folder.path() + ".");
            return 0;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new CannotStart(
                    "Kith (process " + process.get().pid() + ") has not stopped after " + PATIENCE.toSeconds() + " s.",
                    "kill -9 " + process.get().pid() + " is safe: the next start recovers.",
                    slow);
        }
        answer("stopped", "Kith has stopped.");
        return 0;
    }

    private void answer(String state, String sentence) {
        if (place.json()) {
            console.show(Console.JSON.createObjectNode().put("state", state), true);
        } else {
            console.say(sentence);
        }
    }
}
