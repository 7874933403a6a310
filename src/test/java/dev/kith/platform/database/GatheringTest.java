package dev.kith.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {

    @Test
    void asksTogetherWhatGatheredWhileAQueryWasUnderWay() {
        var queries = Collections.synchronizedList(new ArrayList<Integer>());
        var firstMayEnd = new CountDownLatch(1);
        var gathering = new Gathering<Integer, String>(
                keys -> {
                    queries.add(keys.size());
                    await(firstMayEnd);
                    return answers(keys);
                },
                "nobody",
                1_000);

        var first = gathering.ask(0);
        while (queries.isEmpty()) {
            Thread.onSpinWait();
        }
        var others = IntStream.rangeClosed(1, 100).mapToObj(gathering::ask).toList();
        firstMayEnd.countDown();

        assertThat(first.join()).isEqualTo("0");
        assertThat(others.stream().map(CompletableFuture::join)).contains("1", "100");
        assertThat(queries).containsExactly(1, 100);
    }

    @Test
    void answersNothingForWhatTheQueryIsSilentAbout() {
        assertThat(new Gathering<Integer, String>(_ -> Map.of(), "nobody", 10)
                        .ask(7)
                        .join())
                .isEqualTo("nobody");
    }

    @Test
    void tellsEverybodyWhenAQueryFailsAndGoesOn() {
        var fails = new ArrayList<>(List.of(true));
        var gathering = new Gathering<Integer, String>(
                keys -> {
                    if (!fails.isEmpty()) {
                        fails.clear();
                        throw new IllegalStateException("away");
                    }
                    return answers(keys);
                },
                "nobody",
                10);

        assertThatThrownBy(() -> gathering.ask(1).join()).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(gathering.ask(2).join()).isEqualTo("2");
    }

    private static Map<Integer, String> answers(Collection<Integer> keys) {
        return keys.stream().collect(Collectors.toMap(Function.identity(), String::valueOf));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
