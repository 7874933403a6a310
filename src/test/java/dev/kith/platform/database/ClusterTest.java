package dev.kith.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClusterTest {

    private static final long GIB = 1L << 30;

    @Test
    void theDatabaseKeepsASixteenthOfTheMemoryForItsPages() {
        assertThat(Cluster.sharedBuffers(4 * GIB)).isEqualTo(256);
    }

    @Test
    void aSmallMachineAndOneThatDoesNotTellGetTheLeast() {
        assertThat(Cluster.sharedBuffers(0)).isEqualTo(128);
        assertThat(Cluster.sharedBuffers(2 * GIB)).isEqualTo(128);
        assertThat(Cluster.sharedBuffers(2 * GIB + GIB / 64)).isEqualTo(129);
    }

    @Test
    void aLargeMachineGetsAGibibyteAndLeavesTheRestToTheSystemsOwnCache() {
        assertThat(Cluster.sharedBuffers(16 * GIB - 1)).isEqualTo(1023);
        assertThat(Cluster.sharedBuffers(16 * GIB)).isEqualTo(1024);
        assertThat(Cluster.sharedBuffers(64 * GIB)).isEqualTo(1024);
    }
}
