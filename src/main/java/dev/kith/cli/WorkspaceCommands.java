package dev.kith.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Workspaces: one per shop, each with a test twin. */
@Command(
        name = "workspace",
        description = "Make and list workspaces, and say where their shops are: one per shop, each with a test twin.",
        mixinStandardHelpOptions = true,
        subcommands = {WorkspaceCommands.Create.class, WorkspaceCommands.ListAll.class, DomainCommands.class})
final class WorkspaceCommands {

    /** Makes one, with its first keys. */
    @Command(
            name = "create",
            description = "Make a workspace and its first keys. The secret key is shown this once.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Example:",
                "  kith workspace create --name Mollys --currency EUR --domain mollys.example --json"
            })
    static final class Create implements Callable<Integer> {

        @Mixin
        private Place place = new Place();

        @Option(names = "--name", required = true, description = "The shop's name, as people read it.")
        private String name = "";

        @Option(names = "--currency", required = true, description = "ISO 4217, for example EUR.")
        private String currency = "";

        @Option(names = "--key", description = "Its short name in addresses. Default: made from the name.")
        private @Nullable String key;

        @Option(names = "--timezone", description = "Time zone of its days, for example Europe/Rome. Default: UTC.")
        private @Nullable String timezone;

        @Option(names = "--language", description = "Language of its pages and letters: en, it or ru.")
        private @Nullable String language;

        @Option(names = "--domain", description = "The shop's host, for example mollys.example: links may lead there.")
        private @Nullable String domain;

        private final Console console;

        Create(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            ObjectNode wish = Console.JSON.createObjectNode().put("name", name).put("currency", currency);
            put(wish, "key", key);
            put(wish, "timezone", timezone);
            put(wish, "language", language);
            put(wish, "domain", domain);
            console.show(Operator.on(place.folder()).post("/workspaces", wish), place.json());
            return 0;
        }
    }

    /** Lists them. */
    @Command(name = "list", description = "List the workspaces.", mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {

        @Mixin
        private Place place = new Place();

        private final Console console;

        ListAll(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            console.show(Operator.on(place.folder()).get("/workspaces"), place.json());
            return 0;
        }
    }

    static void put(ObjectNode wish, String name, @Nullable String value) {
        if (value != null) {
            wish.put(name, value);
        }
    }
}
