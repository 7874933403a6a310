package dev.kith.events;

import dev.kith.events.ShardTurn.Done;
import dev.kith.events.ShardTurn.Failed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the shards of one worker thread, turn by turn. A turn that fails is halved until the event that fails stands
 * alone; after some tries that one is buried, so that it holds up nobody else.
 */
final class ShardLoop {

    static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ShardLoop.class);
    private static final Duration WHILE_NOTHING_IS_OURS = Duration.ofMillis(100);
    private static final Duration WHILE_TROUBLE_LASTS = Duration.ofMillis(500);
    private static final int TRIES = 5;
    private static final int TRIES_WHEN_CROWDED = 20;
    private static final int BURIALS = 10;
    private static final Duration BURIAL_WINDOW = Duration.ofMinutes(5);

    private final Supplier<Collection<Lease>> leases;
    private final ShardTurn turn;
    private final Wakeups wakeups;
    private final IngestMeter meter;
    private final InstantSource clock;
    private final Map<LogPosition, Integer> tries = new HashMap<>();
    private final Map<Integer, ArrayDeque<Instant>> burials = new HashMap<>();
    private int most = MOST;

    ShardLoop(
            Supplier<Collection<Lease>> leases,
            ShardTurn turn,
            Wakeups wakeups,
            IngestMeter meter,
            InstantSource clock) {
        this.leases = leases;
        this.turn = turn;
        this.wakeups = wakeups;
        this.meter = meter;
        this.clock = clock;
    }

    /** What became of a turn: whether there may be more to do at once, or how long to rest. */
    record Outcome(int handled, boolean more, Duration rest) {

        static Outcome rest(Duration time) {
            return new Outcome(0, true, time);
        }
    }

    /** One turn over those of these shards that are ours. */
    Outcome turn(Set<Integer> shards) {
        List<Lease> mine = leases.get().stream()
                .filter(lease -> shards.contains(lease.shard()) && !isPaused(lease.shard()))
                .toList();
        if (mine.isEmpty()) {
            return Outcome.rest(WHILE_NOTHING_IS_OURS);
        }
        long start = System.nanoTime();
        try {
            Done done = turn.handle(mine, most);
            boolean full = done.events() >= most;
            committed(done, start);
            most = Math.min(MOST, most * 2);
            return new Outcome(done.events(), full, Duration.ZERO);
        } catch (Failed failed) {
            return failed.events().isEmpty() || Setback.isPassing(failed) ? later(failed) : narrow(mine, failed);
        }
    }

    private void committed(Done done, long start) {
        if (done.events() > 0) {
            wakeups.committed(done.cursors());
            meter.handled(done.events(), System.nanoTime() - start);
            tries.clear();
        }
    }

    private static Outcome later(Failed failed) {
        LOG.warn("workers have to wait: {}", String.valueOf(failed.getMessage()));
        return Outcome.rest(WHILE_TROUBLE_LASTS);
    }

    /** The slice was too large, or its first event is the one that fails. */
    private Outcome narrow(List<Lease> mine, Failed failed) {
        int size = failed.events().size();
        if (size > 1) {
            most = Math.max(1, size / 2);
            return Outcome.rest(Duration.ZERO);
        }
        StoredEvent event = failed.events().getFirst();
        int tried = tries.merge(event.position(), 1, Integer::sum);
        most = 1;
        if (tried < (Setback.isCrowded(failed) ? TRIES_WHEN_CROWDED : TRIES)) {
            return Outcome.rest(Duration.ofMillis(10L * tried));
        }
        LOG.error("event {} of {} is buried after {} tries", event.position(), event.name(), tried, failed.getCause());
        Done done =
                turn.bury(mine, event, Optional.ofNullable(failed.getCause()).orElse(failed), tried);
        meter.buried();
        burials.computeIfAbsent(event.shard(), _ -> new ArrayDeque<>()).add(clock.instant());
        committed(done, System.nanoTime());
        most = MOST;
        return new Outcome(1, true, Duration.ZERO);
    }

    /** A shard that buries one event after another has another trouble than its events: it waits for somebody to look. */
    private boolean isPaused(int shard) {
        ArrayDeque<Instant> recent = burials.get(shard);
        if (recent == null) {
            return false;
        }
        Instant horizon = clock.instant().minus(BURIAL_WINDOW);
        while (!recent.isEmpty() && recent.peek().isBefore(horizon)) {
            recent.remove();
        }
        return recent.size() > BURIALS;
    }
}
