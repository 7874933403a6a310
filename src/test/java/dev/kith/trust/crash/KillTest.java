package dev.kith.trust.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.KithProcess;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two Kiths and their PostgreSQL are killed again and again while eight writers insist. What was acknowledged is there,
 * once (I1 to I4); recovery is quick (I28).
 */
@Tag("processes")
class KillTest {

    private static final int ROUNDS = Integer.getInteger("kith.kill.rounds", 12);
    private static final long SEED = Long.getLong("kith.seed", 20_261_122);
    private static final Duration READY_AGAIN = Duration.ofSeconds(20);

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void losesAndDoublesNothing() throws Exception {
        try (var cluster = Cluster.start("kill-test")) {
            var shop = cluster.openShop();

            Acknowledged acknowledged = Under.load(cluster, shop, () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    pause(600 + random.nextInt(900));
                    kill(cluster, round % 4);
                }
                pause(1_000);
            });

            try (var database = cluster.connect()) {
                var promises = new Promises(database);
                assertThat(promises.everythingIsDecided()).isTrue();
                assertThat(promises.broken(acknowledged)).as("seed %d", SEED).isEmpty();
                assertThat(acknowledged.refusals()).isEmpty();
                assertThat(acknowledged.orders()).hasSizeGreaterThan(ROUNDS);
                assertThat(acknowledged.doubts()).isGreaterThan(0);

                seesThatOneIsMissing(promises, acknowledged);
            }
        }
    }

    /** The control: were something lost, this test would say so. */
    private static void seesThatOneIsMissing(Promises promises, Acknowledged acknowledged) throws Exception {
        acknowledged.event("never-told");
        acknowledged.order("never-ordered");

        assertThat(promises.broken(acknowledged))
                .contains(
                        "1 acknowledged events that are not in the log",
                        "1 acknowledged orders without a decision",
                        "-1 rewards for orders that were not acknowledged, or none for those that were");
    }

    private static void kill(Cluster cluster, int target) {
        switch (target) {
            case 0 -> restart(cluster.first());
            case 1 -> restart(cluster.second());
            case 2 -> {
                cluster.first().killPostgres();
                awaitBoth(cluster);
            }
            default -> {
                cluster.first().killPostgres();
                restart(cluster.first());
                awaitBoth(cluster);
            }
        }
    }

    private static void restart(KithProcess kith) {
        kith.kill();
        kith.startAgain();
        assertThat(kith.awaitReady()).isLessThan(READY_AGAIN);
    }

    private static void awaitBoth(Cluster cluster) {
        assertThat(cluster.first().awaitReady()).isLessThan(READY_AGAIN);
        assertThat(cluster.second().awaitReady()).isLessThan(READY_AGAIN);
    }

    private static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
