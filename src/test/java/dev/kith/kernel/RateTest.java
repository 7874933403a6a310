package dev.kith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.Law;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void readsBackWhatItWrites() {
        Law.holds(random -> {
            var rate = new Rate(random.nextLong(10_000_001));

            assertThat(Rate.parse(rate.decimal())).contains(rate);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-0.1", "10.000001", "11", "0.1234567", "1e-1", ".5", "50%", "0,5", "NaN"})
    void readsNothingElse(String written) {
        assertThat(Rate.parse(written)).isEmpty();
    }
}
