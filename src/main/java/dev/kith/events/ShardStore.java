package dev.kith.events;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.uuid;

import dev.kith.people.Trust;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leases, cursors and the log as the shard workers read it, schema {@code events}. */
@Component
final class ShardStore {

    private final JdbcClient jdbc;

    ShardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next events of these shards in log order, and no more than {@code most}. The cursors read are locked; a shard
     * whose fence has been raised by somebody else gives nothing.
     *
     * <p>Numbers are handed out before commit, so a row may appear behind others that were read already. Therefore only
     * rows older than every open transaction are read, in the order of their transactions.
     */
    List<StoredEvent> read(Collection<Lease> leases, int most) {
        int each = Math.max(most / Math.max(1, leases.size()), Math.min(most, 50));
        return jdbc.sql("""
                        WITH held AS MATERIALIZED (
                            SELECT c.shard, c.txid, c.pos
                              FROM unnest(:shards, :fences) AS mine (shard, fence)
                              JOIN events.shard_cursor AS c
                                ON c.consumer = 'main' AND c.shard = mine.shard AND c.fence = mine.fence
                             ORDER BY c.shard
                               FOR NO KEY UPDATE OF c
                        )
                        SELECT e.txid::text::bigint AS txid_number, e.pos, e.shard, e.workspace_id, e.source_id, e.trust,
                               e.kind, e.name, e.message_id, e.user_id, e.anonymous_id, e.event_time, e.received_at,
                               e.properties, e.context, e.traits
                          FROM held
                         CROSS JOIN LATERAL (
                               SELECT l.txid, l.pos, l.shard, l.workspace_id, l.source_id, l.trust, l.kind, l.name,
                                      l.message_id, l.user_id, l.anonymous_id, l.event_time, l.received_at,
                                      l.properties, l.context, l.traits
                                 FROM events.event_log AS l
                                WHERE l.shard = held.shard
                                  AND (l.txid, l.pos) > (held.txid, held.pos)
                                  AND l.txid < pg_snapshot_xmin(pg_current_snapshot())
                                ORDER BY l.txid, l.pos
                                LIMIT :each) AS e
                         ORDER BY e.txid, e.pos
                         LIMIT :most
                        """)
                .param("shards", shards(leases))
                .param(
                        "fences",
                        SqlArray.longs(leases.stream().map(Lease::fence).toList()))
                .param("each", each)
                .param("most", most)
                .query(ShardStore::event)
                .list();
    }

    /** Keeps every worker from turning over this shard until the open transaction ends. */
    void lock(int shard) {
        jdbc.sql("""
                        SELECT shard
                          FROM events.shard_cursor
                         WHERE consumer = 'main' AND shard = :shard
                           FOR NO KEY UPDATE
                        """).param("shard", shard).query(Integer.class).single();
    }

    /** One event of the workspace that is open, if the log still has it. */
    Optional<StoredEvent> at(LogPosition position) {
        return jdbc.sql("""
                        SELECT l.txid::text::bigint AS txid_number, l.pos, l.shard, l.workspace_id, l.source_id, l.trust,
                               l.kind, l.name, l.message_id, l.user_id, l.anonymous_id, l.event_time, l.received_at,
                               l.properties, l.context, l.traits
                          FROM events.event_log AS l
                         WHERE l.workspace_id = platform.workspace()
                           AND l.txid = :txid::text::xid8
                           AND l.pos = :pos
                        """)
                .param("txid", position.txid())
                .param("pos", position.pos())
                .query(ShardStore::event)
                .optional();
    }

    /** For how long the oldest event that no turn has reached yet has been waiting. */
    Duration lag() {
        return jdbc.sql("""
                        SELECT greatest(0, coalesce(extract(epoch FROM now() - min(next.received_at)) * 1000, 0))::bigint
                          FROM events.shard_cursor AS c
                         CROSS JOIN LATERAL (
                               SELECT l.received_at
                                 FROM events.event_log AS l
                                WHERE l.shard = c.shard AND (l.txid, l.pos) > (c.txid, c.pos)
                                ORDER BY l.txid, l.pos
                                LIMIT 1) AS next
                         WHERE c.consumer = 'main'
                        """)
                .query((row, _) -> Duration.ofMillis(row.getLong(1)))
                .single();
    }

    /** Moves cursors and prolongs their leases; says how many it could. */
    int advance(Map<Lease, LogPosition> cursors, Duration lease) {
        var moves = List.copyOf(cursors.entrySet());
        return jdbc.sql("""
                        UPDATE events.shard_cursor AS c
                           SET txid = moved.txid::text::xid8, pos = moved.pos, lease_until = now() + :lease * interval '1 ms'
                          FROM unnest(:shards, :fences, :txids, :positions) AS moved (shard, fence, txid, pos)
                         WHERE c.consumer = 'main' AND c.shard = moved.shard AND c.fence = moved.fence
                        """)
                .param("lease", lease.toMillis())
                .param("shards", shards(cursors.keySet()))
                .param(
                        "fences",
                        SqlArray.longs(moves.stream()
                                .map(move -> move.getKey().fence())
                                .toList()))
                .param(
                        "txids",
                        SqlArray.longs(moves.stream()
                                .map(move -> move.getValue().txid())
                                .toList()))
                .param(
                        "positions",
                        SqlArray.longs(moves.stream()
                                .map(move -> move.getValue().pos())
                                .toList()))
                .update();
    }

    /** How many nodes work at the moment, this one included; its own earlier lives are over. */
    int meet(String node, String earlierLives, Duration patience) {
        return jdbc.sql("""
                        WITH me AS (
                            INSERT INTO events.node (name, seen_at) VALUES (:node, now())
                            ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at
                        ), gone AS (
                            DELETE FROM events.node WHERE starts_with(name, :earlier) AND name <> :node
                        )
                        SELECT 1 + count(*)
                          FROM events.node
                         WHERE NOT starts_with(name, :earlier) AND seen_at > now() - :patience * interval '1 ms'
                        """)
                .param("node", node)
                .param("earlier", earlierLives)
                .param("patience", patience.toMillis())
                .query(Integer.class)
                .single();
    }

    /** Locks in the order of the shards, as a turn does, so that the two never wait for each other in a circle. */
    List<Lease> renew(String node, Duration lease) {
        return jdbc.sql("""
                        WITH mine AS MATERIALIZED (
                            SELECT shard
                              FROM events.shard_cursor
                             WHERE consumer = 'main' AND holder = :node
                             ORDER BY shard
                               FOR NO KEY UPDATE
                        )
                        UPDATE events.shard_cursor AS c
                           SET lease_until = now() + :lease * interval '1 ms'
                          FROM mine
                         WHERE c.consumer = 'main' AND c.shard = mine.shard
                        RETURNING c.shard, c.fence
                        """)
                .param("lease", lease.toMillis())
                .param("node", node)
                .query(ShardStore::lease)
                .list();
    }

    /** Takes shards nobody holds, or that an earlier life of this node held, and shuts out whoever held them before. */
    Map<Lease, LogPosition> take(String node, String earlierLives, int most, Duration lease) {
        var taken = new HashMap<Lease, LogPosition>();
        jdbc.sql("""
                        WITH free AS (
                            SELECT shard
                              FROM events.shard_cursor
                             WHERE consumer = 'main'
                               AND holder <> :node
                               AND (lease_until < now() OR starts_with(holder, :earlier))
                             ORDER BY shard
                             LIMIT :most
                               FOR NO KEY UPDATE SKIP LOCKED
                        )
                        UPDATE events.shard_cursor AS c
                           SET holder = :node, fence = c.fence + 1, lease_until = now() + :lease * interval '1 ms'
                          FROM free
                         WHERE c.consumer = 'main' AND c.shard = free.shard
                        RETURNING c.shard, c.fence, c.txid::text::bigint AS txid_number, c.pos
                        """)
                .param("node", node)
                .param("earlier", earlierLives)
                .param("most", most)
                .param("lease", lease.toMillis())
                .query((row, number) ->
                        taken.put(lease(row, number), new LogPosition(row.getLong("txid_number"), row.getLong("pos"))))
                .list();
        return taken;
    }

    void giveBack(String node, Collection<Integer> shards) {
        jdbc.sql("""
                        UPDATE events.shard_cursor
                           SET holder = '', lease_until = '-infinity'
                         WHERE consumer = 'main' AND holder = :node AND shard = ANY(:shards)
                        """)
                .param("node", node)
                .param("shards", SqlArray.of("smallint", shards))
                .update();
    }

    /** How many shards each node holds at the moment. */
    Map<String, Integer> holders() {
        var holders = new HashMap<String, Integer>();
        jdbc.sql("""
                        SELECT holder, count(*) AS shards
                          FROM events.shard_cursor
                         WHERE consumer = 'main' AND lease_until > now()
                         GROUP BY holder
                        """)
                .query((row, _) -> holders.put(row.getString("holder"), row.getInt("shards")))
                .list();
        return holders;
    }

    void leave(String node) {
        jdbc.sql("DELETE FROM events.node WHERE name = :node OR seen_at < now() - interval '1 day'")
                .param("node", node)
                .update();
    }

    /** Grows with every event that is stored anywhere, before it can be read. */
    long lastNumber() {
        return jdbc.sql("SELECT last_value FROM events.event_log_pos_seq")
                .query(Long.class)
                .single();
    }

    /** Whether no transaction is open that writes: then everything stored so far can be read. */
    boolean isQuiet() {
        return jdbc.sql("""
                        SELECT pg_snapshot_xmin(pg_current_snapshot()) = pg_snapshot_xmax(pg_current_snapshot())
                        """).query(Boolean.class).single();
    }

    private static SqlArray shards(Collection<Lease> leases) {
        return SqlArray.of("smallint", leases.stream().map(Lease::shard).toList());
    }

    private static Lease lease(ResultSet row, int number) throws SQLException {
        return new Lease(row.getInt("shard"), row.getLong("fence"));
    }

    private static StoredEvent event(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                new LogPosition(row.getLong("txid_number"), row.getLong("pos")),
                row.getInt("shard"),
                new WorkspaceId(uuid(row, "workspace_id")),
                uuid(row, "source_id"),
                Trust.values()[row.getInt("trust")],
                Event.Kind.values()[row.getInt("kind")],
                row.getString("name"),
                row.getString("message_id"),
                Optional.ofNullable(row.getString("user_id")),
                Optional.ofNullable(row.getString("anonymous_id")),
                instant(row, "event_time"),
                instant(row, "received_at"),
                row.getString("properties"),
                row.getString("context"),
                row.getString("traits"));
    }
}
