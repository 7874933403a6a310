package dev.kith.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Where links of a workspace may lead. Whoever runs the server answers for it that the domain is the shop's. */
@Command(
        name = "domain",
        description = "Say where the links of a workspace may lead, and where its shop is.",
        mixinStandardHelpOptions = true,
        subcommands = {DomainCommands.Add.class, DomainCommands.Remove.class, DomainCommands.Shop.class},
        footer = {
            "",
            "Example, when a shop moves:",
            "  kith workspace domain shop --workspace mollys mollys.example",
            "  kith workspace domain remove --workspace mollys old.mollys.example",
            "The test twin has domains of its own: --workspace mollys~test"
        })
final class DomainCommands {

    /** Which host of which workspace. */
    static final class Wish {

        @Mixin
        private Place place = new Place();

        @Option(names = "--workspace", required = true, description = "Its id or key.")
        private String workspace = "";

        @Parameters(paramLabel = "HOST", description = "For example mollys.example.")
        private String host = "";

        Operator kith() {
            return Operator.on(place.folder());
        }

        String path() {
            return "/workspaces/" + Operator.inUrl(workspace) + "/domains/" + Operator.inUrl(host);
        }

        boolean json() {
            return place.json();
        }
    }

    /** Lets links lead to one more. */
    @Command(name = "add", description = "Let links lead to a domain.", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {

        @Mixin
        private Wish wish = new Wish();

        private final Console console;

        Add(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            ObjectNode nothing = Console.JSON.createObjectNode();
            console.show(wish.kith().post(wish.path(), nothing), wish.json());
            return 0;
        }
    }

    /** Lets one go. */
    @Command(name = "remove", description = "Let links lead there no more.", mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {

        @Mixin
        private Wish wish = new Wish();

        private final Console console;

        Remove(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            console.show(wish.kith().delete(wish.path()), wish.json());
            return 0;
        }
    }

    /** Moves the shop. */
    @Command(name = "shop", description = "Say that the shop is at this domain now.", mixinStandardHelpOptions = true)
    static final class Shop implements Callable<Integer> {

        @Mixin
        private Wish wish = new Wish();

        private final Console console;

        Shop(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            console.show(wish.kith().put(wish.path() + "/shop"), wish.json());
            return 0;
        }
    }
}
