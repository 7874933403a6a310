package dev.kith.cli;

import static dev.kith.cli.WorkspaceCommands.put;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** People who sign in to the console. */
@Command(
        name = "user",
        description = "Make accounts for people who sign in to the console.",
        mixinStandardHelpOptions = true,
        subcommands = UserCommands.Create.class)
final class UserCommands {

    /** Makes one. */
    @Command(
            name = "create",
            description = "Make an account. It signs in by a mailed link, or by kith login-link.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  kith user create --workspace mollys --email ada@mollys.example --role owner"})
    static final class Create implements Callable<Integer> {

        @Mixin
        private Place place = new Place();

        @Option(names = "--workspace", required = true, description = "Its id or key.")
        private String workspace = "";

        @Option(names = "--email", required = true, description = "The person's address.")
        private String email = "";

        @Option(names = "--name", description = "The person's name.")
        private @Nullable String name;

        @Option(
                names = "--role",
                defaultValue = "owner",
                description = "owner, marketer, reviewer, finance, support, developer or viewer.")
        private String role = "owner";

        private final Console console;

        Create(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            ObjectNode wish = Console.JSON
                    .createObjectNode()
                    .put("workspace", workspace)
                    .put("email", email)
                    .put("role", role);
            put(wish, "name", name);
            console.show(Operator.on(place.folder()).post("/users", wish), place.json());
            return 0;
        }
    }
}
