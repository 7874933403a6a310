package dev.kith.platform.database;

import dev.kith.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** The demands PostgreSQL makes on its folder, asked before it refuses in words of its own. */
record ClusterRights(Path cluster, PostgresAccount account) {

    private static final String ROOT = "root";
    private static final Set<PosixFilePermission> TOO_MUCH = Set.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /** It belongs to who runs the server, and is closed to others: a copy made by root usually is neither. */
    void demand() throws IOException {
        if (!Files.isDirectory(cluster)) {
            return;
        }
        String owner = Files.getOwner(cluster).getName();
        if (!owner.equals(runsAs())) {
            throw foreign(owner);
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(cluster);
        if (rights.stream().anyMatch(TOO_MUCH::contains) || !rights.contains(PosixFilePermission.OWNER_EXECUTE)) {
            throw new CannotStart(
                    "The database in " + cluster + " is open to others, and PostgreSQL refuses that.",
                    "Close it with: chmod 700 " + cluster);
        }
    }

    private CannotStart foreign(String owner) {
        boolean otherUser =
                !owner.equals(ROOT) && PostgresAccount.ORDINARY.stream().noneMatch(owner::equals);
        return new CannotStart(
                "The database in " + cluster + " belongs to " + owner + ", and this Kith runs it as " + runsAs() + ".",
                (otherUser ? "Start Kith as " + owner + ", or hand it over with: " : "Hand it over with: ")
                        + handOver());
    }

    private String handOver() {
        return account.isRoots()
                ? "chown -R " + runsAs() + " " + cluster
                : "sudo chown -R " + runsAs() + " " + cluster.getParent();
    }

    private String runsAs() {
        return account.owner().orElse(System.getProperty("user.name"));
    }

    /** What to do when the server says that it may not touch one of its files. */
    String mending() {
        return "Hand its files over with: " + handOver();
    }
}
