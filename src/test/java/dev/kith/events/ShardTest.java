package dev.kith.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.WorkspaceId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardTest {

    private static final UUID SHOP = UUID.fromString("0197a000-0000-7000-8000-000000000001");

    /** If this fails, events of one person are about to be handled in two places: the hash must never change. */
    @ParameterizedTest
    @CsvSource({
        "u:ana, d6762da222e38395, 21",
        "a:6e03daa7, 73063ceb6ca00383, 3",
        "e:zoë@example.org, e4a828d6c347143a, 58",
        "'', ab4ad1c79fa9a511, 17"
    })
    void theHashIsForEver(String subject, String hash, int shard) {
        assertThat(Long.toHexString(Shard.hash(SHOP, subject))).isEqualTo(hash);
        assertThat(Shard.of(new WorkspaceId(SHOP), subject)).isEqualTo(shard);
    }

    @Test
    void spreadsSubjectsEvenly() {
        var counts = new int[Shard.COUNT];
        for (int i = 0; i < 64_000; i++) {
            counts[Shard.of(new WorkspaceId(SHOP), "u:user-" + i)]++;
        }

        assertThat(counts).satisfies(all -> {
            for (int count : all) {
                assertThat(count).isBetween(850, 1_150);
            }
        });
    }

    @Test
    void sortsTheSameSubjectOfTwoShopsApart() {
        assertThat(Shard.hash(SHOP, "u:ana")).isNotEqualTo(Shard.hash(new UUID(1, 2), "u:ana"));
    }
}
