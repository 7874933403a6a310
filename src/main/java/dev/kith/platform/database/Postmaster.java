package dev.kith.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server process as its pid file tells of it. The file outlives a killed server, and the number in it may by now
 * belong to somebody else, so nothing here believes it without looking.
 */
record Postmaster(Path cluster, long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** What the pid file says; empty if there is none, or it is not complete yet. */
    static Optional<Postmaster> of(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(pidFile(cluster), UTF_8);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            return Optional.of(
                    new Postmaster(cluster, Long.parseLong(lines.getFirst().strip()), port, ready));
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    /** Alive, not a zombie, and really a PostgreSQL of this folder: the number may have been reused. */
    boolean lives() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !zombie() && servesHere();
    }

    /** Somebody, whoever it is, has the process number that the pid file names. */
    boolean numberInUse() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !zombie();
    }

    private boolean zombie() {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), UTF_8);
            return stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException noProc) {
            return false;
        }
    }

    private boolean servesHere() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains("postgres") && line.contains(cluster.toString()))
                .isPresent();
    }

    /** True while a process still works in this folder; children of a killed server take a moment to notice. */
    static boolean anyoneIn(Path cluster) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().chars().allMatch(Character::isDigit))
                    .anyMatch(process -> worksIn(cluster, process));
        } catch (IOException | UncheckedIOException noProc) {
            return false;
        }
    }

    private static boolean worksIn(Path cluster, Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster);
        } catch (IOException | SecurityException goneOrForeign) {
            return false;
        }
    }
}
