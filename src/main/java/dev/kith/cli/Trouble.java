package dev.kith.cli;

import dev.kith.platform.CannotStart;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Finds in a failure what a person can do something about. */
final class Trouble {

    private Trouble() {}

    static CannotStart of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<CannotStart> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        Throwable root = root(failure);
        return new CannotStart(
                "Kith stopped: " + Optional.ofNullable(root.getMessage()).orElse(root.toString()),
                "Look into log/kith.log in the data folder; kith doctor checks the usual causes.",
                failure);
    }

    private static Optional<CannotStart> known(Throwable cause) {
        return switch (cause) {
            case CannotStart ours -> Optional.of(ours);
            case BindException setting ->
                Optional.of(new CannotStart(
                        "The setting " + setting.getName() + " is not understood: "
                                + root(setting).getMessage() + ".",
                        "kith.properties in the data folder shows what it may be."));
            case PortInUseException taken -> Optional.of(portTaken(taken.getPort()));
            case FlywayException refused ->
                Optional.of(new CannotStart(
                        "The database cannot be brought to this version: " + refused.getMessage(),
                        "Start the Kith that used it last, or restore a backup."));
            default -> Optional.empty();
        };
    }

    static CannotStart portTaken(int port) {
        return new CannotStart(
                "Port " + port + " is taken by another program.", "Choose another one with --port " + (port + 1) + ".");
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
