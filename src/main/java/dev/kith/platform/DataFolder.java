package dev.kith.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where everything of one installation lives: the database, the keys, the settings, the logs. */
public record DataFolder(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The folder at this place, made if it is not there yet. */
    public static DataFolder at(Path path) {
        var folder = new DataFolder(path);
        if (Files.isDirectory(folder.path())) {
            FolderRights.demand(folder);
        }
        try {
            Files.createDirectories(folder.path());
            Files.createDirectories(folder.logs());
        } catch (IOException refused) {
            throw new CannotStart(
                    "The data folder " + folder.path() + " cannot be written.",
                    "Choose another one with --data DIR, or give yourself write access to it.",
                    refused);
        }
        return folder;
    }

    public Path settings() {
        return path.resolve("kith.properties");
    }

    public Path masterKey() {
        return path.resolve("kith.key");
    }

    public Path operatorSecret() {
        return path.resolve("operator.secret");
    }

    /** What a running server says about itself: where it listens and which process it is. */
    public Path running() {
        return path.resolve("kith.running");
    }

    public Path lock() {
        return path.resolve("kith.lock");
    }

    public Path logs() {
        return path.resolve("log");
    }

    /** Writes a file that only its owner may read; it is there completely or not at all. */
    public static void writePrivately(Path file, String text) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            if (posix(draft)) {
                Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.writeString(draft, text, UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException refused) {
            throw new CannotStart(
                    "The file " + file + " cannot be written: " + refused.getReason() + ".",
                    "Free some disk space, or give yourself write access to the data folder.",
                    refused);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
