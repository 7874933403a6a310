package dev.kith.events;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * One transaction of a worker: reads a slice of the log, handles it workspace by workspace, and moves the cursors of all
 * shards it read from. If a fence was raised meanwhile, nothing of it happened.
 */
@Component
final class ShardTurn {

    static final Duration LEASE = Duration.ofSeconds(20);

    private final Tenant tenant;
    private final ShardStore store;
    private final DeadLetterStore deadLetters;
    private final SliceHandler handler;
    private final InstantSource clock;

    ShardTurn(Tenant tenant, ShardStore store, DeadLetterStore deadLetters, SliceHandler handler, InstantSource clock) {
        this.tenant = tenant;
        this.store = store;
        this.deadLetters = deadLetters;
        this.handler = handler;
        this.clock = clock;
    }

    /** How many events were handled, and where that leaves the cursors. */
    record Done(int events, Map<Integer, LogPosition> cursors) {}

    /** A turn that failed, and what it had read until then. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient List<StoredEvent> events;

        Failed(List<StoredEvent> events, Throwable cause) {
            super(cause);
            this.events = List.copyOf(events);
        }

        List<StoredEvent> events() {
            return events;
        }
    }

    Done handle(Collection<Lease> leases, int most) {
        var events = new ArrayList<StoredEvent>();
        try {
            return tenant.runAsWorker(() -> {
                events.clear();
                events.addAll(store.read(leases, most));
                byWorkspace(events).forEach((workspace, its) -> {
                    tenant.next(new WorkspaceId(workspace));
                    handler.handle(new WorkspaceId(workspace), its);
                });
                return advance(leases, events);
            });
        } catch (LeaseLost lost) {
            throw lost;
        } catch (RuntimeException | StackOverflowError failed) {
            throw new Failed(events, failed);
        }
    }

    /** Writes down why an event could not be handled, and passes it. */
    Done bury(Collection<Lease> leases, StoredEvent event, Throwable why, int attempts) {
        return tenant.runAsWorker(() -> {
            tenant.next(event.workspace());
            deadLetters.add(event, why, attempts, clock.instant());
            return advance(leases, List.of(event));
        });
    }

    /**
     * Handles an event that was buried, as its first turn would have: while no other turn is made over its shard, and in
     * one transaction with the end of its letter. Says what became of it, or fails with {@link Failed} and changes nothing.
     */
    Retrial again(WorkspaceId workspace, long pos) {
        var events = new ArrayList<StoredEvent>();
        try {
            return tenant.runAsWorker(() -> {
                events.clear();
                tenant.next(workspace);
                Optional<DeadLetter> letter = deadLetters.find(pos);
                letter.ifPresent(found -> store.lock(found.shard()));
                letter.flatMap(found -> store.at(found.position())).ifPresent(events::add);
                if (letter.isPresent() && events.isEmpty()) {
                    return new Retrial.NotInLog();
                }
                if (!deadLetters.remove(pos)) {
                    return new Retrial.NotThere();
                }
                handler.handle(workspace, events);
                return new Retrial.Handled();
            });
        } catch (RuntimeException | StackOverflowError failed) {
            throw new Failed(events, failed);
        }
    }

    private Done advance(Collection<Lease> leases, List<StoredEvent> events) {
        if (events.isEmpty()) {
            return new Done(0, Map.of());
        }
        var cursors = new HashMap<Integer, LogPosition>();
        events.forEach(event -> cursors.put(event.shard(), event.position()));
        var moves = new HashMap<Lease, LogPosition>();
        for (Lease lease : leases) {
            LogPosition position = cursors.get(lease.shard());
            if (position != null) {
                moves.put(lease, position);
            }
        }
        if (store.advance(moves, LEASE) != cursors.size()) {
            throw new LeaseLost();
        }
        return new Done(events.size(), cursors);
    }

    /** In the order of the workspaces' ids, so that two workers never wait for each other in a circle. */
    private static Map<UUID, List<StoredEvent>> byWorkspace(List<StoredEvent> events) {
        var byWorkspace = new TreeMap<UUID, List<StoredEvent>>();
        events.forEach(event -> byWorkspace
                .computeIfAbsent(event.workspace().value(), _ -> new ArrayList<>())
                .add(event));
        return byWorkspace;
    }
}
