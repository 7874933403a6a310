package dev.kith.events;

import dev.kith.kernel.Ids;
import dev.kith.platform.DataFolder;
import dev.kith.platform.KithSettings;
import dev.kith.platform.database.Tenant;
import dev.kith.platform.jobs.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Handles the log in this process, if that is one of its roles. */
@Component
final class ShardWorker implements SmartLifecycle {

    /** As many as leave room for the database beside them; with fewer than four processors two only wait for each other. */
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);

    private final Tenant tenant;
    private final ShardStore store;
    private final ShardTurn turn;
    private final Wakeups wakeups;
    private final IngestMeter meter;
    private final InstantSource clock;
    private final Ids ids;
    private final boolean wanted;
    private final DataFolder folder;
    private @Nullable ShardNode node;

    ShardWorker(
            Tenant tenant,
            ShardStore store,
            ShardTurn turn,
            Wakeups wakeups,
            IngestMeter meter,
            InstantSource clock,
            Ids ids,
            KithSettings settings,
            DataFolder folder) {
        this.tenant = tenant;
        this.store = store;
        this.turn = turn;
        this.wakeups = wakeups;
        this.meter = meter;
        this.clock = clock;
        this.ids = ids;
        this.wanted = settings.works();
        this.folder = folder;
    }

    /** The workers of a node; tests start a second one beside the application's own. */
    ShardNode node(String family) {
        var leases = new Leases(family, ids.next().toString(), tenant, store, wakeups);
        Supplier<Collection<Lease>> held = leases::held;
        List<ShardLoop> loops = IntStream.range(0, THREADS)
                .mapToObj(_ -> new ShardLoop(held, turn, wakeups, meter, clock))
                .toList();
        return new ShardNode(leases, tenant, store, wakeups, loops);
    }

    @Override
    public synchronized void start() {
        if (wanted && node == null) {
            node = node(family());
            node.start();
        }
    }

    /** The name of this installation's node, the same in every life: only one process at a time has this folder. */
    private String family() {
        Path file = folder.path().resolve("node.id");
        try {
            if (!Files.exists(file)) {
                DataFolder.writePrivately(file, ids.next().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public synchronized void stop() {
        if (node != null) {
            node.stop();
            node = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return node != null;
    }

    @Override
    public int getPhase() {
        return Phase.WORKERS;
    }
}
