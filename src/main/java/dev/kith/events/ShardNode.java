package dev.kith.events;

import dev.kith.platform.database.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workers of one process: a thread that keeps the leases, and threads that share the shards. */
final class ShardNode {

    private static final Logger LOG = LoggerFactory.getLogger(ShardNode.class);
    private static final Duration RENEWAL = Duration.ofSeconds(5);
    private static final long LONGEST_PAUSE = 16;
    private static final Duration PROBE = Duration.ofMillis(50);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration SHORTLY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Leases leases;
    private final Tenant tenant;
    private final ShardStore store;
    private final Wakeups wakeups;
    private final List<ShardLoop> loops;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Integer> suspected = new HashSet<>();
    private final Object turnOver = new Object();
    private volatile boolean stopping;
    /** How often the leases were called for before their time; read and written under {@code turnOver}. */
    private long calls;

    private long seenNumber = -1;

    ShardNode(Leases leases, Tenant tenant, ShardStore store, Wakeups wakeups, List<ShardLoop> loops) {
        this.leases = leases;
        this.tenant = tenant;
        this.store = store;
        this.wakeups = wakeups;
        this.loops = List.copyOf(loops);
    }

    synchronized void start() {
        stopping = false;
        threads.add(Thread.ofPlatform().name("shard-leases").start(this::keepLeases));
        for (int i = 0; i < loops.size(); i++) {
            ShardLoop loop = loops.get(i);
            Set<Integer> shards = shardsOf(i);
            boolean probes = i == 0;
            threads.add(Thread.ofPlatform().name("shard-worker-" + (i + 1)).start(() -> work(loop, shards, probes)));
        }
    }

    private Set<Integer> shardsOf(int thread) {
        return IntStream.range(0, Shard.COUNT)
                .filter(shard -> shard % loops.size() == thread)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    private void keepLeases() {
        while (!stopping) {
            Duration rest = RENEWAL;
            long heard = calls();
            try {
                leases.renew();
                suspectAll();
            } catch (RuntimeException trouble) {
                LOG.warn("leases are not renewed: {}", String.valueOf(trouble.getMessage()));
                rest = AFTER_TROUBLE;
            }
            rest(rest, heard);
        }
    }

    private void work(ShardLoop loop, Set<Integer> shards, boolean probes) {
        int inVain = 0;
        long seen = 0;
        long nextProbe = 0;
        while (!stopping) {
            try {
                if (probes && System.nanoTime() >= nextProbe) {
                    probe();
                    nextProbe = System.nanoTime() + PROBE.toNanos();
                }
                Set<Integer> due = due(shards);
                if (due.isEmpty()) {
                    seen = wakeups.await(seen, PROBE.toMillis());
                    continue;
                }
                var outcome = loop.turn(due);
                settle(due, outcome);
                if (!outcome.rest().isZero()) {
                    rest(outcome.rest());
                } else if (outcome.handled() == 0) {
                    seen = wakeups.await(seen, Math.min(LONGEST_PAUSE, 1L << Math.min(inVain++, 10)));
                } else {
                    inVain = 0;
                }
            } catch (LeaseLost lost) {
                LOG.info("shards have a new holder");
                leases.doubt();
                renewNow();
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException trouble) {
                LOG.warn("workers have to wait: {}", String.valueOf(trouble.getMessage()));
                rest(AFTER_TROUBLE);
            }
        }
    }

    /** What other processes stored is found by looking: cheaply at first, and closely once something moved. */
    private void probe() {
        long number = tenant.runAsWorker(store::lastNumber);
        if (number == seenNumber) {
            return;
        }
        if (tenant.runAsWorker(store::isQuiet)) {
            seenNumber = number;
        }
        suspectAll();
    }

    private void suspectAll() {
        synchronized (suspected) {
            leases.held().forEach(lease -> suspected.add(lease.shard()));
        }
    }

    private Set<Integer> due(Set<Integer> shards) {
        var held = leases.held().stream()
                .map(Lease::shard)
                .filter(shards::contains)
                .collect(Collectors.toSet());
        var due = wakeups.behind(held);
        synchronized (suspected) {
            held.stream().filter(suspected::contains).forEach(due::add);
        }
        return due;
    }

    private void settle(Set<Integer> looked, ShardLoop.Outcome outcome) {
        if (!outcome.more()) {
            synchronized (suspected) {
                suspected.removeAll(looked);
            }
        }
    }

    private void renewNow() {
        synchronized (turnOver) {
            calls++;
            turnOver.notifyAll();
        }
        rest(SHORTLY);
    }

    private long calls() {
        synchronized (turnOver) {
            return calls;
        }
    }

    private void rest(Duration time) {
        rest(time, calls());
    }

    /** Ends early when the node stops, or when the leases were called for since {@code heard} was read. */
    private void rest(Duration time, long heard) {
        long end = System.nanoTime() + time.toNanos();
        synchronized (turnOver) {
            long left = time.toNanos();
            while (!stopping && calls == heard && left > 0) {
                try {
                    turnOver.wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
                } catch (InterruptedException interrupted) {
                    stopping = true;
                }
                left = end - System.nanoTime();
            }
        }
    }

    /** The turn in hand is finished, then the shards are free for others. */
    synchronized void stop() {
        synchronized (turnOver) {
            stopping = true;
            turnOver.notifyAll();
        }
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        try {
            leases.giveBackAll();
        } catch (RuntimeException away) {
            LOG.warn("leases run out by themselves: {}", String.valueOf(away.getMessage()));
        }
    }

    synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
