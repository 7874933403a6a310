/**
 * Kith from the command line.
 *
 * <p>{@link dev.kith.cli.Start} runs a server in this process; the other commands speak to the one that runs on the same
 * data folder, over HTTP, with the secret that lies in it. Every command prints for people, and with {@code --json} for
 * programs; it ends with 0 for done, 1 for failed, 2 for not understood.
 *
 * <p>Start reading at {@link dev.kith.cli.Main}. Nothing imports this module.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "platform::crypto",
            "platform::security",
            "platform::database",
            "platform::health",
            "demo"
        })
@NullMarked
package dev.kith.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
