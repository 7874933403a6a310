package dev.kith.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.platform.CannotStart;
import dev.kith.platform.DataFolder;
import dev.kith.platform.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** The folder with the database's files: how it is made, which version it is, how it is configured. */
final class Cluster {

    static final String SUPERUSER = "postgres";

    private static final int PASSWORD_BYTES = 32;
    private static final long MIB = 1024 * 1024;

    private final DataFolder folder;
    private final PostgresBinaries binaries;
    private final PostgresAccount account;

    Cluster(DataFolder folder, PostgresBinaries binaries, PostgresAccount account) {
        this.folder = folder;
        this.binaries = binaries;
        this.account = account;
    }

    static Path in(DataFolder folder) {
        return folder.path().resolve("postgres");
    }

    Path path() {
        return in(folder);
    }

    ClusterRights rights() {
        return new ClusterRights(path(), account);
    }

    Path home() {
        return folder.path();
    }

    Path log() {
        return folder.logs().resolve("postgres.log");
    }

    /** Makes the folder if it is new; refuses one that an older or newer PostgreSQL has to open. */
    void prepare() {
        try {
            rights().demand();
            if (!Files.exists(path().resolve("PG_VERSION"))) {
                create();
            }
            refuseForeignVersion();
            touch(log());
        } catch (IOException failed) {
            throw new CannotStart(
                    "The database's folder " + path() + " cannot be written: " + failed.getMessage() + ".",
                    "Free some disk space, or choose another data folder with --data DIR.",
                    failed);
        }
    }

    private void create() throws IOException {
        Path draft = folder.path().resolve("postgres.new");
        if (Files.exists(draft)) {
            PostgresBinaries.deleteTree(draft);
        }
        Files.createDirectory(draft);
        account.give(draft);
        Path password = folder.path().resolve("postgres.new.pass");
        DataFolder.writePrivately(password, password());
        account.give(password);
        try {
            initialize(draft, password);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(draft, path(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialize(Path draft, Path password) {
        var ended = Command.of(account.with(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + draft,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"))
                .in(folder.path())
                .run();
        if (!ended.succeeded()) {
            throw new CannotStart(
                    "PostgreSQL could not make its folder " + path() + ": " + reason(ended.said()),
                    "Free 200 MB of disk space, or choose another data folder with --data DIR.");
        }
    }

    /** Why it gave up stands in the middle: it ends by saying that it tidied up. */
    private static String reason(String said) {
        return said.lines()
                .filter(line -> line.contains("No space left") || line.contains("error:") || line.contains("FATAL:"))
                .findFirst()
                .map(String::strip)
                .orElseGet(() -> lastLine(said));
    }

    static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private void refuseForeignVersion() throws IOException {
        String major = Files.readString(path().resolve("PG_VERSION"), UTF_8).strip();
        if (!major.equals(String.valueOf(PostgresBinaries.MAJOR))) {
            throw new CannotStart(
                    "The database in " + path() + " was made by PostgreSQL " + major + ", and this Kith brings "
                            + PostgresBinaries.MAJOR + ".",
                    "Start it with the Kith that made it, dump it there, and restore the dump here.");
        }
        Path lastUsed = folder.path().resolve("postgres.minor");
        int minor = Files.exists(lastUsed)
                ? Integer.parseInt(Files.readString(lastUsed, UTF_8).strip())
                : 0;
        if (minor > PostgresBinaries.MINOR) {
            throw new CannotStart(
                    "The database in " + path() + " was last used by PostgreSQL " + PostgresBinaries.MAJOR + "." + minor
                            + ", which is newer than the one this Kith brings.",
                    "Start the newer Kith again.");
        }
        if (minor < PostgresBinaries.MINOR) {
            Files.writeString(lastUsed, PostgresBinaries.MINOR + "\n", UTF_8);
        }
    }

    private void touch(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        account.give(file);
    }

    /** The superuser's password, made once for this folder. */
    String password() {
        Path file = folder.path().resolve("pg.pass");
        try {
            if (Files.exists(file)) {
                return Files.readString(file, UTF_8).strip();
            }
        } catch (IOException unreadable) {
            throw new CannotStart(
                    "The database's password in " + file + " cannot be read.",
                    "Start Kith as the user who started it first.",
                    unreadable);
        }
        if (Files.exists(path())) {
            throw new CannotStart(
                    "The database's password is missing: there is no " + file + ".",
                    "Put it back from your backup; without it the database in " + path() + " stays closed.");
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        DataFolder.writePrivately(file, made + "\n");
        return made;
    }

    /** Written before each start, so that a newer Kith brings its newer settings along. */
    void configure(int port) {
        try {
            Path file = path().resolve("postgresql.conf");
            Files.writeString(file, settings(port), UTF_8);
            account.give(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String settings(int port) {
        return """
                # Written by Kith before each start. Settings of your own go into tuning.conf beside this file.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 60
                shared_buffers = '%dMB'
                password_encryption = scram-sha-256
                wal_level = replica
                wal_compression = off
                max_wal_size = '2GB'
                checkpoint_timeout = '15min'
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                # Statements and details hold people's data: they stay out of the log.
                log_min_error_statement = panic
                log_error_verbosity = terse
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                log_checkpoints = off
                log_line_prefix = '%%m [%%p] '
                # Young tables grow from nothing within seconds; plans made without statistics read them whole.
                autovacuum_naptime = 5s
                include_if_exists = 'tuning.conf'
                # What was acknowledged must survive a power cut; no tuning may change that.
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                """.formatted(port, sharedBuffers(Machine.memory()));
    }

    /** How many MiB of its pages the database keeps at hand: a sixteenth of the machine's bytes, from 128 to 1,024. */
    static long sharedBuffers(long memory) {
        return Math.clamp(memory / 16 / MIB, 128, 1024);
    }

    /** The port of the last time if it is free, else any free one. */
    int freePort() {
        Path file = folder.path().resolve("postgres.port");
        int port = firstFree(remembered(file));
        try {
            Files.writeString(file, port + "\n", UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return port;
    }

    private static int remembered(Path file) {
        try {
            return Files.exists(file)
                    ? Integer.parseInt(Files.readString(file, UTF_8).strip())
                    : 0;
        } catch (IOException | NumberFormatException unreadable) {
            return 0;
        }
    }

    private static int firstFree(int wanted) {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            if (wanted == 0) {
                throw new UncheckedIOException(taken);
            }
            return firstFree(0);
        }
    }
}
