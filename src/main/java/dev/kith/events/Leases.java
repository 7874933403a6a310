package dev.kith.events;

import dev.kith.platform.database.Tenant;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The shards this node may handle. Nodes share them evenly: who has too many gives some back, who has too few takes what
 * nobody holds.
 */
final class Leases {

    /** A node not seen for this long is gone, and so are its leases. */
    private static final Duration PATIENCE = ShardTurn.LEASE;

    private final String family;
    private final String node;
    private final Tenant tenant;
    private final ShardStore store;
    private final Wakeups wakeups;
    private volatile Map<Integer, Lease> held = Map.of();

    /**
     * @param family the same in every life of this node: what an earlier life held is taken over at once
     * @param life different in every life
     */
    Leases(String family, String life, Tenant tenant, ShardStore store, Wakeups wakeups) {
        this.family = family + ":";
        this.node = family + ":" + life;
        this.tenant = tenant;
        this.store = store;
        this.wakeups = wakeups;
    }

    Collection<Lease> held() {
        return held.values();
    }

    /** Says that we are here, keeps what we have, and takes or gives back what is due. */
    void renew() {
        Map<Lease, LogPosition> taken = tenant.runAsWorker(() -> {
            int nodes = store.meet(node, family, PATIENCE);
            int share = (Shard.COUNT + nodes - 1) / nodes;
            var kept = byShard(store.renew(node, ShardTurn.LEASE));
            if (kept.size() > share) {
                List<Integer> surplus = kept.keySet().stream().skip(share).toList();
                store.giveBack(node, surplus);
                surplus.forEach(kept::remove);
            }
            Map<Lease, LogPosition> fresh =
                    kept.size() < share ? store.take(node, family, share - kept.size(), ShardTurn.LEASE) : Map.of();
            fresh.keySet().forEach(lease -> kept.put(lease.shard(), lease));
            held = Map.copyOf(kept);
            return fresh;
        });
        var cursors = new TreeMap<Integer, LogPosition>();
        taken.forEach((lease, position) -> cursors.put(lease.shard(), position));
        wakeups.committed(cursors);
    }

    /** Somebody else took over: act on nothing until the next renewal says what is left. */
    void doubt() {
        held = Map.of();
    }

    void giveBackAll() {
        tenant.runAsWorker(() -> {
            store.giveBack(node, held.keySet());
            store.leave(node);
            return true;
        });
        held = Map.of();
    }

    private static TreeMap<Integer, Lease> byShard(List<Lease> leases) {
        var byShard = new TreeMap<Integer, Lease>();
        leases.forEach(lease -> byShard.put(lease.shard(), lease));
        return byShard;
    }
}
