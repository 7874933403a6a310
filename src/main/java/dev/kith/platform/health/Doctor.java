package dev.kith.platform.health;

import dev.kith.platform.CannotStart;
import dev.kith.platform.DataFolder;
import dev.kith.platform.Machine;
import dev.kith.platform.SettingsFile;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at the machine and the data folder, whether a server runs or not. */
public final class Doctor {

    private static final int JAVA = 25;
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    private static final int SCARCE_PERCENT = 5;

    private Doctor() {}

    public static List<Finding> ofThisMachine(DataFolder folder) {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(memory());
        findings.add(disk(folder));
        findings.add(settings(folder));
        for (Path secret : List.of(
                folder.masterKey(), folder.operatorSecret(), folder.path().resolve("pg.pass"))) {
            if (Files.exists(secret)) {
                findings.add(secret(secret));
            }
        }
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return version == JAVA
                ? Finding.ok("java", Runtime.version().toString())
                : Finding.fail(
                        "java", Runtime.version().toString(), "Install JDK " + JAVA + " and set KITH_JAVA to it.");
    }

    private static Finding memory() {
        long total = Machine.memory();
        String state = "%.1f GiB in the machine, at most %d MiB for the heap"
                .formatted((double) total / GIB, Runtime.getRuntime().maxMemory() / MIB);
        return total > 0 && total < 2 * GIB
                ? Finding.warn("memory", state, "Kith and its database want 2 GiB.")
                : Finding.ok("memory", state);
    }

    static Finding disk(DataFolder folder) {
        try {
            Path there = folder.path();
            while (!Files.exists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            FileStore store = Files.getFileStore(there);
            long free = store.getUsableSpace();
            String state = "%.1f GiB free at %s".formatted((double) free / GIB, there);
            if (free < 200 * MIB) {
                return Finding.fail("disk", state, "Free some space: Kith stops taking events when the disk is full.");
            }
            return free * 100 / Math.max(1, store.getTotalSpace()) < SCARCE_PERCENT
                    ? Finding.warn("disk", state, "Less than " + SCARCE_PERCENT + " % is left; free some space.")
                    : Finding.ok("disk", state);
        } catch (IOException unreadable) {
            return Finding.fail(
                    "disk", "cannot be read: " + unreadable.getMessage(), "Check the mount of the data folder.");
        }
    }

    private static Finding settings(DataFolder folder) {
        try {
            SettingsFile.refuseUnknown(folder, List.of());
            return Finding.ok("settings", folder.settings().toString());
        } catch (CannotStart misspelled) {
            return Finding.fail("settings", misspelled.what(), misspelled.fix());
        }
    }

    private static Finding secret(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            boolean closed = rights.stream().allMatch(right -> right.name().startsWith("OWNER_"));
            return closed
                    ? Finding.ok(name, "readable by its owner only")
                    : Finding.fail(name, "others can read it", "chmod 600 " + file);
        } catch (IOException | UnsupportedOperationException unknown) {
            return Finding.warn(name, "its rights cannot be read", "Make sure that only Kith's account can read it.");
        }
    }
}
