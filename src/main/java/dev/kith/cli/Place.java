package dev.kith.cli;

import dev.kith.platform.DataFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which installation a command is about, and how it answers. */
final class Place {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder. Default: KITH_DATA, or ./kith-data.",
            defaultValue = "${env:KITH_DATA:-./kith-data}")
    private Path data = Path.of("kith-data");

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    DataFolder folder() {
        return new DataFolder(data);
    }

    /** The folder, made if it is not there yet. */
    DataFolder ownFolder() {
        return DataFolder.at(data);
    }

    Optional<Operator> running() {
        return Operator.of(folder());
    }
}
