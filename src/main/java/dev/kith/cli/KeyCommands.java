package dev.kith.cli;

import static dev.kith.cli.WorkspaceCommands.put;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** The keys of a workspace. */
@Command(
        name = "key",
        description = "Make, list and revoke the keys of a workspace: API keys, and widget keys that sign tokens.",
        mixinStandardHelpOptions = true,
        subcommands = {KeyCommands.Create.class, KeyCommands.ListAll.class, KeyCommands.Revoke.class})
final class KeyCommands {

    enum Kind {
        PUBLIC,
        SECRET,
        WIDGET
    }

    /** Makes one. */
    @Command(
            name = "create",
            description = "Make a key. What is secret in it is shown this once.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  kith key create --workspace mollys --kind secret --name till"})
    static final class Create implements Callable<Integer> {

        @Mixin
        private Place place = new Place();

        @Option(names = "--workspace", required = true, description = "Its id or key.")
        private String workspace = "";

        @Option(
                names = "--kind",
                required = true,
                description = "public (in pages), secret (on servers) or widget (signs tokens).")
        private Kind kind = Kind.PUBLIC;

        @Option(names = "--name", description = "What uses it.")
        private @Nullable String name;

        @Option(names = "--scope", description = "What a secret key may do. Repeat for more; default: the usual ones.")
        private List<String> scopes = List.of();

        private final Console console;

        Create(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            ObjectNode wish =
                    Console.JSON.createObjectNode().put("kind", kind.name().toLowerCase(Locale.ROOT));
            put(wish, "name", name);
            if (!scopes.isEmpty()) {
                scopes.forEach(wish.putArray("scopes")::add);
            }
            console.show(Operator.on(place.folder()).post(keysOf(workspace), wish), place.json());
            return 0;
        }
    }

    /** Lists them, never their secrets. */
    @Command(name = "list", description = "List the keys of a workspace.", mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {

        @Mixin
        private Place place = new Place();

        @Option(names = "--workspace", required = true, description = "Its id or key.")
        private String workspace = "";

        private final Console console;

        ListAll(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            console.show(Operator.on(place.folder()).get(keysOf(workspace)), place.json());
            return 0;
        }
    }

    /** Ends one at once. */
    @Command(name = "revoke", description = "Revoke a key, at once.", mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {

        @Mixin
        private Place place = new Place();

        @Option(names = "--workspace", required = true, description = "Its id or key.")
        private String workspace = "";

        @Parameters(paramLabel = "ID", description = "The key's id, as kith key list shows it.")
        private String id = "";

        private final Console console;

        Revoke(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            var kith = Operator.on(place.folder());
            kith.delete("/keys/" + Operator.inUrl(id) + "?workspace=" + Operator.inUrl(workspace));
            console.show(Console.JSON.createObjectNode().put("id", id).put("state", "revoked"), place.json());
            return 0;
        }
    }

    private static String keysOf(String workspace) {
        return "/workspaces/" + Operator.inUrl(workspace) + "/keys";
    }
}
