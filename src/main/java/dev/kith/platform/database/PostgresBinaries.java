package dev.kith.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.platform.CannotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once per version from the archive that comes with Kith. */
record PostgresBinaries(Path folder) {

    static final int MAJOR = 18;
    static final int MINOR = 6;

    private static final String UNPACKED = "unpacked";

    /** Unpacks aside and renames, so that what stands there is complete. */
    static PostgresBinaries in(Path bin) {
        URL archive = archive();
        try {
            Path folder = bin.resolve("postgres-" + MAJOR + "." + MINOR + "-" + fingerprint(archive));
            if (!Files.exists(folder.resolve(UNPACKED))) {
                unpack(archive, folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException failed) {
            throw new CannotStart(
                    "PostgreSQL's programs cannot be unpacked into " + bin + ": " + failed.getMessage() + ".",
                    "Free 100 MB there, or choose another data folder with --data DIR.",
                    failed);
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static URL archive() {
        String name = "postgres-" + system() + "-" + machine() + ".txz";
        URL archive = PostgresBinaries.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new CannotStart(
                    "Kith brings no PostgreSQL for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + ".",
                    "Start a PostgreSQL " + MAJOR + " yourself and name it with KITH_DATABASE_URL.");
        }
        return archive;
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : "linux";
    }

    private static String machine() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }

    /** The checksum that the jar already carries: asking for it costs nothing, computing one would. */
    private static String fingerprint(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (var file = jar.getJarFile()) {
                return HexFormat.of()
                        .toHexDigits((int) file.getEntry(jar.getEntryName()).getCrc());
            }
        }
        return "loose";
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        Path parent = Files.createDirectories(folder.getParent());
        Path draft = Files.createTempDirectory(parent, "unpacking");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var source = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(source)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, draft);
            }
        }
        Files.writeString(draft.resolve(UNPACKED), MAJOR + "." + MINOR + "\n", UTF_8);
        if (Files.exists(folder)) {
            deleteTree(folder);
        }
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            deleteTree(draft);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("an entry of the archive points outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean runs = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }

    static void deleteTree(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException stuck) {
                    throw new UncheckedIOException(stuck);
                }
            });
        }
    }
}
