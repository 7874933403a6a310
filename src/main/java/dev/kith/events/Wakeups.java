package dev.kith.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Lets the workers of this process know at once what was stored here, and those who wait know what was handled. */
@Component
final class Wakeups {

    private record Hope(LogPosition position, CompletableFuture<Boolean> handled) implements Comparable<Hope> {
        @Override
        public int compareTo(Hope other) {
            return position.compareTo(other.position);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<PriorityQueue<Hope>> hopes = new ArrayList<>();
    private final LogPosition[] ends = new LogPosition[Shard.COUNT];
    private final LogPosition[] cursors = new LogPosition[Shard.COUNT];
    private long wakes;

    Wakeups() {
        for (int shard = 0; shard < Shard.COUNT; shard++) {
            hopes.add(new PriorityQueue<>());
            ends[shard] = LogPosition.START;
            cursors[shard] = LogPosition.START;
        }
    }

    void stored(Collection<LogRow> rows, Map<LogRow.Key, LogPosition> added) {
        if (added.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            for (LogRow row : rows) {
                LogPosition position = added.get(row.key());
                if (position != null && position.compareTo(ends[row.shard()]) > 0) {
                    ends[row.shard()] = position;
                }
            }
            wakes++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns as soon as something was stored since {@code seen}, or after a while. */
    long await(long seen, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (wakes == seen && left > 0) {
                left = news.awaitNanos(left);
            }
            return wakes;
        } finally {
            lock.unlock();
        }
    }

    /** Which of these shards have something that was stored here and not handled here yet. */
    Set<Integer> behind(Collection<Integer> shards) {
        var behind = new HashSet<Integer>();
        lock.lock();
        try {
            for (int shard : shards) {
                if (cursors[shard].compareTo(ends[shard]) < 0) {
                    behind.add(shard);
                }
            }
        } finally {
            lock.unlock();
        }
        return behind;
    }

    /** Completes once a worker of this process has committed everything up to the position. */
    CompletableFuture<Boolean> handled(int shard, LogPosition position) {
        var hope = new Hope(position, new CompletableFuture<>());
        lock.lock();
        try {
            if (position.compareTo(cursors[shard]) <= 0) {
                hope.handled().complete(true);
            } else {
                hopes.get(shard).add(hope);
            }
        } finally {
            lock.unlock();
        }
        return hope.handled();
    }

    void give(int shard, CompletableFuture<Boolean> up) {
        lock.lock();
        try {
            hopes.get(shard).removeIf(hope -> hope.handled() == up);
        } finally {
            lock.unlock();
        }
    }

    /** What a worker of this process has committed, or found committed by another one when it took a shard over. */
    void committed(Map<Integer, LogPosition> moved) {
        var fulfilled = new ArrayList<Hope>();
        lock.lock();
        try {
            moved.forEach((shard, cursor) -> {
                cursors[shard] = cursor.compareTo(cursors[shard]) > 0 ? cursor : cursors[shard];
                PriorityQueue<Hope> waiting = hopes.get(shard);
                while (!waiting.isEmpty() && waiting.peek().position().compareTo(cursor) <= 0) {
                    fulfilled.add(waiting.remove());
                }
            });
        } finally {
            lock.unlock();
        }
        fulfilled.forEach(hope -> hope.handled().complete(true));
    }
}
