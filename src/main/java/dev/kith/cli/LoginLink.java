package dev.kith.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** A way into the console without mail. */
@Command(
        name = "login-link",
        description = "Print a link that signs in to the console, once, within ten minutes.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  kith login-link --email ada@mollys.example"})
final class LoginLink implements Callable<Integer> {

    @Mixin
    private Place place = new Place();

    @Option(names = "--email", description = "Whose account. Default: the first owner.")
    private @Nullable String email;

    private final Console console;

    LoginLink(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ObjectNode wish = Console.JSON.createObjectNode();
        WorkspaceCommands.put(wish, "email", email);
        console.show(Operator.on(place.folder()).post("/login-links", wish), place.json());
        return 0;
    }
}
