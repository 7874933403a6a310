package dev.kith.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.platform.CannotStart;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the server process, and knows what to make of its refusals. */
final class PostgresServer {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int TAIL = 4_000;

    private final Cluster cluster;
    private final PostgresBinaries binaries;
    private final PostgresAccount account;
    private volatile int port;

    PostgresServer(Cluster cluster, PostgresBinaries binaries, PostgresAccount account) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.account = account;
    }

    Cluster cluster() {
        return cluster;
    }

    PostgresAccount account() {
        return account;
    }

    int port() {
        return port;
    }

    Optional<Postmaster> running() {
        return Postmaster.of(cluster.path()).filter(Postmaster::lives);
    }

    /**
     * Starts the server. Right after a kill the first attempts may be refused, because the dead process or its children
     * are not gone yet: they are waited for, and nothing of theirs is deleted while one of them lives.
     */
    void start() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        boolean portIsKnown = port != 0;
        int wanted = portIsKnown ? port : cluster.freePort();
        while (true) {
            clearForeignPidFile();
            cluster.configure(wanted);
            long before = logSize();
            var launch = launch();
            if (launch.succeeded() || recovers()) {
                port = wanted;
                return;
            }
            String logged = logSince(before);
            String said = logged.isBlank() ? launch.said() : logged;
            if (said.contains("Address already in use") && !portIsKnown) {
                wanted = cluster.freePort();
            } else if (!passing(said) || tooLate(giveUp)) {
                throw refused(said);
            }
            pause();
        }
    }

    /** A refusal that goes away by itself once the killed predecessor is gone. */
    private static boolean passing(String said) {
        return said.contains("already exists")
                || said.contains("still in use")
                || said.contains("Address already in use");
    }

    private static boolean tooLate(long giveUp) {
        return System.nanoTime() - giveUp > 0;
    }

    private Command.Ended launch() {
        return control("start", "-w", "-t", "30", "-l", cluster.log().toString());
    }

    /** After a crash the server first replays its log. As long as it lives, it is waited for. */
    private boolean recovers() {
        while (running().isPresent()) {
            if (running().filter(Postmaster::ready).isPresent()) {
                return true;
            }
            LOG.info("PostgreSQL is recovering from a crash: {}", Cluster.lastLine(logSince(logSize() - TAIL)));
            pause();
        }
        return false;
    }

    /** The number in the file belongs to somebody else by now. PostgreSQL itself would refuse to start for ever. */
    private void clearForeignPidFile() {
        var named = Postmaster.of(cluster.path());
        if (named.filter(master -> master.numberInUse() && !master.lives()).isEmpty()) {
            return;
        }
        if (!Postmaster.anyoneIn(cluster.path())) {
            try {
                Files.deleteIfExists(Postmaster.pidFile(cluster.path()));
            } catch (IOException stuck) {
                throw new UncheckedIOException(stuck);
            }
        }
    }

    private CannotStart refused(String said) {
        String reason = said.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((_, last) -> last)
                .orElse(said.isBlank() ? "it says nothing" : Cluster.lastLine(said.strip()));
        return new CannotStart("PostgreSQL does not start: " + reason.replaceFirst("\\.$", "") + ".", fix(said));
    }

    private String fix(String said) {
        if (said.contains("No space left on device")) {
            return "Free some disk space and start again.";
        }
        return said.contains("Permission denied")
                ? cluster.rights().mending()
                : "Look into " + cluster.log() + ", or move the data folder away and start with an empty one.";
    }

    /** True once the server took our password; false if it did not within the time. */
    boolean answers(Duration within, Function<String, Login> login) {
        long giveUp = System.nanoTime() + within.toNanos();
        while (!tooLate(giveUp)) {
            Optional<Postmaster> master = running();
            if (master.isEmpty()) {
                return false;
            }
            port = master.get().port();
            try (var _ = login.apply("postgres").connect()) {
                return true;
            } catch (SQLException notYet) {
                pause();
            }
        }
        return false;
    }

    void stop() {
        if (running().isEmpty()) {
            return;
        }
        if (!control("stop", "-m", "fast", "-w", "-t", "20").succeeded()) {
            LOG.warn("PostgreSQL did not stop within 20 s; stopping it hard, the next start recovers");
            control("stop", "-m", "immediate", "-w", "-t", "10");
        }
    }

    private Command.Ended control(String verb, String... rest) {
        var words = Stream.concat(
                        Stream.of(
                                binaries.program("pg_ctl").toString(),
                                verb,
                                "-D",
                                cluster.path().toString()),
                        Stream.of(rest))
                .toArray(String[]::new);
        return Command.of(account.with(words)).in(cluster.home()).run();
    }

    private long logSize() {
        try {
            return Files.size(cluster.log());
        } catch (IOException absent) {
            return 0;
        }
    }

    private String logSince(long position) {
        try (var log = new RandomAccessFile(cluster.log().toFile(), "r")) {
            log.seek(Math.max(0, Math.max(position, log.length() - TAIL)));
            byte[] rest = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(rest);
            return new String(rest, UTF_8).strip();
        } catch (IOException absent) {
            return "";
        }
    }

    /** Keeps the log and four older ones, each up to 10 MB. */
    void rotateLog() {
        long limit = 10_000_000;
        Path log = cluster.log();
        if (logSize() < limit) {
            return;
        }
        try {
            for (int age = 4; age > 1; age--) {
                Path younger = log.resolveSibling("postgres.log." + (age - 1));
                if (Files.exists(younger)) {
                    Files.move(younger, log.resolveSibling("postgres.log." + age), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.copy(log, log.resolveSibling("postgres.log.1"));
            try (var file = new RandomAccessFile(log.toFile(), "rw")) {
                file.setLength(0);
            }
        } catch (IOException stuck) {
            LOG.warn("the database's log {} cannot be rotated", log, stuck);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", stopping);
        }
    }
}
