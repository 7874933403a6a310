package dev.kith.events.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketTest {

    @Test
    void letsABurstInAndThenMakesWait() {
        var bucket = new Brakes.Bucket(10, 50);

        assertThat(bucket.take(50)).isZero();
        assertThat(bucket.take(10))
                .isBetween(Duration.ofMillis(800), Duration.ofSeconds(1).plusNanos(1));
    }

    @Test
    void whatIsMoreThanFitsAtOnceComesInWhenItIsFull() {
        var bucket = new Brakes.Bucket(10, 50);

        assertThat(bucket.take(2_500)).isZero();
        assertThat(bucket.take(1)).isPositive();
    }
}
