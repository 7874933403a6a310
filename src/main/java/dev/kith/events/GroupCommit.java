package dev.kith.events;

import dev.kith.platform.database.Tenant;
import dev.kith.platform.jobs.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Stores what arrives, many events in one transaction, and gives each its receipt after the commit. Equal ids within one
 * load are one event; ids that were there before are duplicates.
 */
@Component
final class GroupCommit implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int WRITERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Tenant tenant;
    private final LogStore store;
    private final Wakeups wakeups;
    private final IngestMeter meter;
    private final WaitingRoom room = new WaitingRoom();
    private final List<Thread> writers = new ArrayList<>();

    GroupCommit(Tenant tenant, LogStore store, Wakeups wakeups, IngestMeter meter) {
        this.tenant = tenant;
        this.store = store;
        this.wakeups = wakeups;
        this.meter = meter;
        meter.watch(room);
    }

    /** Each completes once the event is in the log, or with {@link NotStored}. They are stored in this order. */
    List<CompletableFuture<Receipt>> accept(List<LogRow> rows) {
        var group = rows.stream().map(Waiting::of).toList();
        if (!group.isEmpty() && !room.enter(group)) {
            refuse(group, room.isClosed() ? NotStored.Why.UNAVAILABLE : NotStored.Why.OVERLOADED);
        }
        return group.stream().map(Waiting::receipt).toList();
    }

    private void write() {
        try {
            while (true) {
                List<Waiting> load = room.take();
                if (load.isEmpty()) {
                    return;
                }
                try {
                    store(load, false);
                } finally {
                    room.arrived();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(List<Waiting> load, boolean opened) {
        try {
            commit(load);
        } catch (DataAccessException | TransactionException failed) {
            recover(load, failed, opened);
        } catch (RuntimeException bug) {
            LOG.error("a load of {} events was not stored", load.size(), bug);
            refuse(load, NotStored.Why.UNAVAILABLE);
        }
    }

    /** A missing week is opened; a row no database takes is found by halving, so that it takes nobody else with it. */
    private void recover(List<Waiting> load, RuntimeException failed, boolean opened) {
        if (!opened && LogStore.isWithoutWeek(failed) && openWeeks(load)) {
            store(load, true);
        } else if (LogStore.isBadRow(failed) && load.size() > 1) {
            store(load.subList(0, load.size() / 2), opened);
            store(load.subList(load.size() / 2, load.size()), opened);
        } else if (LogStore.isBadRow(failed)) {
            LOG.warn("an event cannot be stored: {}", String.valueOf(failed.getMessage()));
            refuse(load, NotStored.Why.UNSTORABLE);
        } else {
            LOG.warn("{} events were not stored: {}", load.size(), String.valueOf(failed.getMessage()));
            refuse(load, NotStored.Why.UNAVAILABLE);
        }
    }

    private boolean openWeeks(List<Waiting> load) {
        Instant first = load.stream()
                .map(each -> each.row().receivedAt())
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = load.stream()
                .map(each -> each.row().receivedAt())
                .max(Instant::compareTo)
                .orElseThrow();
        try {
            int opened = tenant.runAcross(List.of(), () -> store.openWeeks(first, last));
            LOG.info("opened {} weeks of the log", opened);
            return true;
        } catch (DataAccessException | TransactionException failed) {
            LOG.warn("the log has no part for {}: {}", first, String.valueOf(failed.getMessage()));
            return false;
        }
    }

    private void commit(List<Waiting> load) {
        var first = new LinkedHashMap<LogRow.Key, LogRow>(load.size() * 2);
        load.forEach(waiting -> first.putIfAbsent(waiting.row().key(), waiting.row()));
        var workspaces = first.values().stream().map(LogRow::workspace).collect(Collectors.toSet());
        record Stored(Map<LogRow.Key, LogPosition> added, Map<Integer, LogPosition> ends) {}
        Stored stored = tenant.runAcross(workspaces, () -> {
            var added = store.add(List.copyOf(first.values()));
            var before = first.values().stream()
                    .filter(row -> !added.containsKey(row.key()))
                    .map(LogRow::shard)
                    .distinct()
                    .toList();
            return new Stored(added, before.isEmpty() ? Map.of() : store.ends(before));
        });
        meter.committed(load.size(), stored.added().size());
        wakeups.stored(first.values(), stored.added());
        var told = new HashSet<LogRow.Key>(load.size() * 2);
        for (Waiting waiting : load) {
            LogRow row = waiting.row();
            boolean again = !told.add(row.key());
            LogPosition position = stored.added().get(row.key());
            LogPosition end = stored.ends().getOrDefault(row.shard(), LogPosition.START);
            boolean duplicate = again || position == null;
            waiting.receipt().complete(new Receipt(duplicate, position == null ? end : position, row.shard()));
        }
    }

    private static void refuse(List<Waiting> load, NotStored.Why why) {
        var refusal = new NotStored(why);
        load.forEach(waiting -> waiting.receipt().completeExceptionally(refusal));
    }

    @Override
    public synchronized void start() {
        if (writers.isEmpty()) {
            room.open();
            for (int i = 1; i <= WRITERS; i++) {
                writers.add(Thread.ofPlatform().name("log-writer-" + i).start(this::write));
            }
        }
    }

    /** What waits is still stored; nothing new is taken. */
    @Override
    public synchronized void stop() {
        room.close();
        for (Thread writer : writers) {
            try {
                writer.join(PATIENCE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                writer.interrupt();
            }
        }
        writers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !writers.isEmpty();
    }

    @Override
    public int getPhase() {
        return Phase.GROUP_COMMIT;
    }
}
