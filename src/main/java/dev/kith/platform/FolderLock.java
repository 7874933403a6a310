package dev.kith.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a second Kith out of the data folder. It goes with the process, however that ends. */
public final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty if another process holds it. */
    public static Optional<FolderLock> take(DataFolder folder) {
        try {
            var channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new FolderLock(channel));
        } catch (IOException refused) {
            throw new CannotStart(
                    "The data folder " + folder.path() + " cannot be written: " + refused.getMessage() + ".",
                    "Give yourself write access to it, or choose another one with --data DIR.",
                    refused);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    /** For a start: says who is in the way. */
    public static FolderLock takeOrSayWhy(DataFolder folder) {
        return take(folder)
                .orElseThrow(() -> new CannotStart(
                        "The data folder " + folder.path() + " is in use by another Kith"
                                + RunningKith.in(folder)
                                        .map(kith -> " (process " + kith.pid() + ", " + kith.url() + ")")
                                        .orElse("")
                                + ".",
                        "Stop that one with ./kith stop --data " + folder.path()
                                + ", or choose another folder with --data DIR."));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
