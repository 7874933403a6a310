package dev.kith.trust.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks into the database, past everything Kith might say about itself, and lists the promises that are broken. */
final class Promises {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    private final Connection database;

    Promises(Connection database) {
        this.database = database;
    }

    /** Waits until the workers have dealt with everything in the log; nothing may stay undecided for longer. */
    boolean everythingIsDecided() throws SQLException, InterruptedException {
        long patience = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (number("""
                        SELECT count(*)
                          FROM events.event_log AS log
                          JOIN events.shard_cursor AS done ON done.shard = log.shard AND done.consumer = 'main'
                         WHERE (log.txid, log.pos) > (done.txid, done.pos)
                        """) > 0) {
            if (System.nanoTime() > patience) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    List<String> broken(Acknowledged acknowledged) throws SQLException {
        var broken = new ArrayList<String>();
        Set<String> missing = new HashSet<>(acknowledged.events());
        missing.removeAll(texts("SELECT message_id FROM events.event_log"));
        note(broken, "acknowledged events that are not in the log", missing.size());
        Set<String> undecided = new HashSet<>(acknowledged.orders());
        undecided.removeAll(texts("""
                SELECT placed.order_id
                  FROM journeys.purchase_order AS placed
                  JOIN referrals.qualification AS qualified ON qualified.workspace_id = placed.workspace_id
                                                           AND qualified.happening = 'order:' || placed.order_id
                """));
        note(broken, "acknowledged orders without a decision", undecided.size());
        for (Law law : LAWS) {
            note(broken, law.broken(), number(law.sql()));
        }
        long granted = number("SELECT count(*) FROM rewards.reward WHERE rule = 'adv' AND state = 'pending'");
        long accrued = number("SELECT count(*) FROM ledger.journal WHERE kind = 'accrue'");
        note(
                broken,
                "rewards for orders that were not acknowledged, or none for those that were",
                granted - acknowledged.orders().size());
        note(broken, "accruals that are not one per reward", accrued - granted);
        return broken;
    }

    /** Something that may never be found; the query counts it. */
    private record Law(String broken, String sql) {}

    private static final List<Law> LAWS = List.of(
            new Law(
                    "message ids that are in the log twice",
                    "SELECT count(*) FROM (SELECT FROM events.event_log GROUP BY workspace_id, message_id"
                            + " HAVING count(*) > 1) AS twice"),
            new Law(
                    "grant keys with two rewards",
                    "SELECT count(*) FROM (SELECT FROM rewards.reward GROUP BY workspace_id, grant_key"
                            + " HAVING count(*) > 1) AS twice"),
            new Law(
                    "friends with two live referrals",
                    "SELECT count(*) FROM (SELECT FROM referrals.referral WHERE state IN ('bound', 'qualified',"
                            + " 'review', 'approved') GROUP BY workspace_id, exclusive_group, friend_root HAVING count(*) > 1)"
                            + " AS twice"),
            new Law(
                    "journals that do not sum to zero",
                    "SELECT count(*) FROM (SELECT FROM ledger.entry GROUP BY workspace_id, lane, seq, unit"
                            + " HAVING sum(minor) <> 0) AS crooked"),
            new Law(
                    "cents by which the ledger does not balance",
                    "SELECT coalesce(abs(sum(minor)), 0) FROM ledger.entry"));

    private static void note(List<String> broken, String what, long many) {
        if (many != 0) {
            broken.add(many + " " + what);
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private Set<String> texts(String sql) throws SQLException {
        var texts = new HashSet<String>();
        try (var statement = database.createStatement();
                var answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                texts.add(answer.getString(1));
            }
        }
        return texts;
    }
}
