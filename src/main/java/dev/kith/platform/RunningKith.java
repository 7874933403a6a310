package dev.kith.platform;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;

/**
 * The note a running Kith leaves in its data folder, so that the command line finds it.
 *
 * @param url where this machine reaches it
 * @param managementPort of liveness, readiness and metrics, on loopback
 */
public record RunningKith(long pid, String url, int managementPort) {

    /** What the note says. It may be the note of a Kith that was killed: the folder's lock tells. */
    public static Optional<RunningKith> in(DataFolder folder) {
        var note = new Properties();
        try (var reader = Files.newBufferedReader(folder.running())) {
            note.load(reader);
            return Optional.of(new RunningKith(
                    Long.parseLong(note.getProperty("pid")),
                    note.getProperty("url"),
                    Integer.parseInt(note.getProperty("management-port"))));
        } catch (IOException | IllegalArgumentException absent) {
            return Optional.empty();
        }
    }

    /** Takes the note away, if this process left it: the last act of an orderly stop. */
    public static void forget(DataFolder folder) {
        if (in(folder).filter(kith -> kith.pid == ProcessHandle.current().pid()).isPresent()) {
            try {
                Files.deleteIfExists(folder.running());
            } catch (IOException stays) {
                throw new UncheckedIOException(stays);
            }
        }
    }

    public void writeTo(DataFolder folder) {
        var note = new Properties();
        note.setProperty("pid", Long.toString(pid));
        note.setProperty("url", url);
        note.setProperty("management-port", Integer.toString(managementPort));
        var text = new StringWriter();
        try {
            note.store(text, "Where the Kith of this folder listens; written at its start.");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        DataFolder.writePrivately(folder.running(), text.toString());
    }
}
