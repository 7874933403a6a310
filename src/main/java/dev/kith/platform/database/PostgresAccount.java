package dev.kith.platform.database;

import dev.kith.platform.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who runs the database server. PostgreSQL refuses to run as root, so a root process lends it an unprivileged account,
 * or at least a user namespace in which it is nobody special.
 *
 * @param name as shown to the operator
 * @param prefix what stands before every command
 * @param owner who owns the database's files, if not ourselves
 */
record PostgresAccount(String name, List<String> prefix, Optional<String> owner) {

    /** Those that root lends to the server, in this order. */
    static final List<String> ORDINARY = List.of("kith", "postgres", "nobody");

    PostgresAccount {
        prefix = List.copyOf(prefix);
    }

    /** Who owns the database already, if root may lend that account; else the first that can reach the program. */
    static PostgresAccount choose(Path program, Path cluster) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new PostgresAccount(System.getProperty("user.name"), List.of(), Optional.empty());
        }
        String owner = ownerOf(cluster);
        return candidates()
                .sorted(Comparator.comparing(account -> !account.owner().equals(Optional.of(owner))))
                .filter(account -> account.canRun(program))
                .findFirst()
                .orElseThrow(() -> new CannotStart(
                        "PostgreSQL refuses to run as root, and no other account here can reach " + program + ".",
                        "Create one with: useradd --system kith"
                                + " (and keep the data folder where that account can reach it), or start Kith as"
                                + " an ordinary user."));
    }

    private static String ownerOf(Path cluster) {
        try {
            return Files.isDirectory(cluster) ? Files.getOwner(cluster).getName() : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Whether root started this Kith. */
    boolean isRoots() {
        return !prefix.isEmpty();
    }

    private static Stream<PostgresAccount> candidates() {
        var named = ORDINARY.stream().filter(PostgresAccount::exists).flatMap(PostgresAccount::lent);
        var namespace = new PostgresAccount(
                "a user namespace",
                List.of("unshare", "--user", "--map-user=65534", "--map-group=65534", "--"),
                Optional.empty());
        return Stream.concat(named, Stream.of(namespace));
    }

    private static Stream<PostgresAccount> lent(String account) {
        return Stream.of(
                new PostgresAccount(
                        account,
                        List.of(
                                "setpriv",
                                "--reuid=" + account,
                                "--regid=" + groupOf(account),
                                "--clear-groups",
                                "--inh-caps=-all",
                                "--"),
                        Optional.of(account)),
                new PostgresAccount(account, List.of("runuser", "-u", account, "--"), Optional.of(account)));
    }

    private static boolean exists(String account) {
        return !groupOf(account).isEmpty();
    }

    private static String groupOf(String account) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields[0].equals(account))
                    .map(fields -> fields[3])
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }

    private boolean canRun(Path program) {
        return Command.of(with(program.toString(), "--version")).run().succeeded();
    }

    List<String> with(String... command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        return whole;
    }

    /** Hands a file or an empty folder to the account. */
    void give(Path file) {
        if (owner.isEmpty()) {
            return;
        }
        try {
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            view.setOwner(file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner.get()));
        } catch (UserPrincipalNotFoundException gone) {
            throw new IllegalStateException("the account " + owner.get() + " disappeared", gone);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
