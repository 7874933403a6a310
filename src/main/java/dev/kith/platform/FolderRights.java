package dev.kith.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sees before a start whether this process may use what lies in the data folder, and says how to hand it over if not. */
final class FolderRights {

    /** Belongs to the account of the database, who is asked for it elsewhere. */
    private static final String DATABASE = "postgres";

    private FolderRights() {}

    static void demand(DataFolder folder) {
        outOfReach(folder).ifPresent(path -> {
            throw refusal(folder, path);
        });
    }

    private static Optional<Path> outOfReach(DataFolder folder) {
        if (!isUsable(folder.path())) {
            return Optional.of(folder.path());
        }
        return Stream.concat(within(folder.path()).stream(), within(folder.logs()).stream())
                .filter(path -> !isUsable(path))
                .findFirst();
    }

    private static List<Path> within(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return List.of();
        }
        try (var children = Files.list(folder)) {
            return children.filter(path -> !path.getFileName().toString().startsWith(DATABASE))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The programs in {@code bin} may lie where nobody writes. */
    private static boolean isUsable(Path path) {
        boolean isProgram = path.endsWith("bin");
        return Files.isReadable(path)
                && (isProgram || Files.isWritable(path))
                && (!Files.isDirectory(path) || Files.isExecutable(path));
    }

    private static CannotStart refusal(DataFolder folder, Path path) {
        try {
            if (Files.getFileStore(path).isReadOnly()) {
                return new CannotStart(
                        "The data folder " + folder.path() + " lies on a disk that is mounted for reading only.",
                        "Mount it for writing, or choose another folder with --data DIR.");
            }
            String me = System.getProperty("user.name");
            String owner = Files.getOwner(path).getName();
            return owner.equals(me)
                    ? new CannotStart(
                            path + " may not be read and written, although it is yours (" + me + ").",
                            "Allow it with: chmod -R u+rwX " + folder.path())
                    : new CannotStart(
                            path + " belongs to " + owner + ", and this Kith runs as " + me + ".",
                            "Start Kith as " + owner + ", or hand the folder over with: sudo chown -R " + me + " "
                                    + folder.path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
