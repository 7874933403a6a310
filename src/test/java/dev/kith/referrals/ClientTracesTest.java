package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.crypto.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTracesTest {

    private static final WorkspaceId BLOOM = new WorkspaceId(new UUID(1, 1));
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final ClientTraces traces = new ClientTraces(new Secrets(new byte[32]));

    @Test
    void saysTheSameOfTheSameClientWithinAWeek() {
        assertThat(traces.hash(BLOOM, NOON, "192.0.2.7"))
                .isEqualTo(traces.hash(BLOOM, NOON.plus(Duration.ofDays(1)), "192.0.2.7"))
                .hasSize(32)
                .doesNotContain("192");
    }

    @Test
    void saysSomethingElseNextWeekAndInAnotherShop() {
        String here = traces.hash(BLOOM, NOON, "192.0.2.7");

        assertThat(traces.hash(BLOOM, NOON.plus(Duration.ofDays(7)), "192.0.2.7"))
                .isNotEqualTo(here);
        assertThat(traces.hash(new WorkspaceId(new UUID(1, 2)), NOON, "192.0.2.7"))
                .isNotEqualTo(here);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::",
        "2001:db8:1:2::1, 2001:db8:1:2::",
        "2001:db8::1, 2001:db8::",
        "::1, ::",
        "fe80::1, fe80::",
        "unknown, unknown"
    })
    void knowsTheNetworkOfAnAddress(String address, String network) {
        assertThat(ClientTraces.networkOf(address)).isEqualTo(network);
    }
}
