package dev.kith.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where events wait for the next commit. The room is small on purpose: whoever finds it full is told to come back, and
 * nobody waits without end.
 *
 * <p>The first writer leaves with whatever is there. While one is on its way, the next waits until a good load has gathered
 * or the first event has waited long enough, so that a lone event is quick and a crowd is cheap.
 */
final class WaitingRoom {

    static final int MOST_EVENTS = 50_000;
    static final long MOST_BYTES = 64L * 1024 * 1024;
    static final int LOAD = 5_000;

    private static final int GOOD_LOAD = 256;
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<List<Waiting>> groups = new ArrayDeque<>();
    private int events;
    private long bytes;
    private int onTheWay;
    private boolean closed;

    /** Lets events in that stay together, in their order; false if the room is full or closed. */
    boolean enter(List<Waiting> group) {
        long weight = weight(group);
        lock.lock();
        try {
            if (closed || events + group.size() > MOST_EVENTS || bytes + weight > MOST_BYTES) {
                return false;
            }
            boolean wasSmall = events < GOOD_LOAD;
            groups.add(group);
            events += group.size();
            bytes += weight;
            if (groups.size() == 1 || (wasSmall && events >= GOOD_LOAD)) {
                changed.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static long weight(List<Waiting> group) {
        long weight = 0;
        for (Waiting each : group) {
            weight += each.row().weight();
        }
        return weight;
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The next load; empty when the room is closed and everybody has left. Every load ends with {@link #arrived}. */
    List<Waiting> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (groups.isEmpty()) {
                    if (closed) {
                        return List.of();
                    }
                    changed.await();
                } else if (onTheWay == 0 || closed || events >= GOOD_LOAD) {
                    return load();
                } else {
                    long left = groups.getFirst().getFirst().since() + LONGEST_WAIT - System.nanoTime();
                    if (left <= 0) {
                        return load();
                    }
                    changed.awaitNanos(left);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Waiting> load() {
        var load = new ArrayList<Waiting>(Math.min(events, LOAD));
        while (!groups.isEmpty()
                && (load.isEmpty() || load.size() + groups.getFirst().size() <= LOAD)) {
            load.addAll(groups.removeFirst());
        }
        events -= load.size();
        bytes -= weight(load);
        onTheWay++;
        if (!groups.isEmpty()) {
            changed.signal();
        }
        return load;
    }

    void arrived() {
        lock.lock();
        try {
            onTheWay--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return events;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody enters any more; those who wait are still taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            closed = false;
        } finally {
            lock.unlock();
        }
    }
}
