package dev.kith.platform.crypto;

import dev.kith.platform.CannotStart;
import dev.kith.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** A secret in a file that only its owner may read: made once, from then on read and never changed. */
public final class KeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int BYTES = 32;

    private KeyFile() {}

    /** The 32 bytes in the file, made now if there is no file yet. A file that is no key stops the start. */
    public static byte[] readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return parse(file, Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use the key file " + file, unusable);
        }
    }

    /**
     * The same before a database is made or opened: the key of a new installation is there first, and one whose database
     * lies beside it without its key is refused, for a new key would open nothing of it.
     */
    public static void demand(DataFolder folder) {
        if (!Files.exists(folder.masterKey()) && Files.exists(folder.path().resolve("postgres"))) {
            throw new CannotStart(
                    "The master key is missing: there is no " + folder.masterKey()
                            + ", and the database beside it was made with one.",
                    "Put it back from where you keep it; without it sealed values cannot be read.");
        }
        readOrMake(folder.masterKey());
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        writeOwnerOnly(file, HexFormat.of().formatHex(key) + "\n");
    }

    /** Writes a new file that nobody else can read, not even for a moment; an existing file stays as it is. */
    public static void writeOwnerOnly(Path file, String text) throws IOException {
        FileAttribute<?>[] attributes =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                        : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
        } catch (FileAlreadyExistsException madeByAnother) {
            return;
        }
    }

    private static byte[] parse(Path file, String text) {
        try {
            byte[] key = HexFormat.of().parseHex(text);
            if (key.length == BYTES && isRandom(key)) {
                return key;
            }
        } catch (IllegalArgumentException noHex) {
            throw new IllegalStateException(unusable(file), noHex);
        }
        throw new IllegalStateException(unusable(file));
    }

    /** All zeros or one repeated pattern is a placeholder somebody typed, not a key. */
    private static boolean isRandom(byte[] key) {
        return HexFormat.of().formatHex(key).chars().distinct().count() >= 8;
    }

    private static String unusable(Path file) {
        return "The file " + file + " does not hold a key (64 hex characters from a random source)."
                + " Put back the key this data was made with; without it sealed values cannot be read.";
    }
}
