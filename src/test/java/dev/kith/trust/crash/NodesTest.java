package dev.kith.trust.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two Kiths share the shards of one log; one that was frozen past its leases wakes up and spoils nothing (X17, X18). */
@Tag("processes")
class NodesTest {

    private static final long PAST_THE_LEASE_MILLIS = 26_000;

    @Test
    void shareTheWorkAndSurviveAZombie() throws Exception {
        try (var cluster = Cluster.start("nodes-test");
                var database = cluster.connect()) {
            var shop = cluster.openShop();

            Acknowledged acknowledged = Under.load(cluster, shop, () -> {
                awaitHolders(database, 2);
                cluster.second().freeze();
                Thread.sleep(PAST_THE_LEASE_MILLIS);
                awaitHolders(database, 1);
                cluster.second().thaw();
                Thread.sleep(3_000);
            });

            var promises = new Promises(database);
            assertThat(promises.everythingIsDecided()).isTrue();
            assertThat(promises.broken(acknowledged)).isEmpty();
            assertThat(acknowledged.refusals()).isEmpty();
        }
    }

    private static void awaitHolders(Connection database, int expected) throws SQLException, InterruptedException {
        long patience = System.nanoTime() + 30_000_000_000L;
        while (holders(database).size() != expected) {
            assertThat(System.nanoTime())
                    .as("nodes that hold shards: %s", holders(database))
                    .isLessThan(patience);
            Thread.sleep(200);
        }
    }

    private static Set<String> holders(Connection database) throws SQLException {
        var holders = new HashSet<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        SELECT DISTINCT holder
                          FROM events.shard_cursor
                         WHERE consumer = 'main' AND holder <> '' AND lease_until > now()
                        """)) {
            while (rows.next()) {
                holders.add(rows.getString(1));
            }
        }
        return holders;
    }
}
