package dev.kith.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

@KithTest
class TestClockTest {

    private final TestClock tests;
    private final InstantSource application;

    TestClockTest(TestClock tests, InstantSource application) {
        this.tests = tests;
        this.application = application;
    }

    @Test
    void stopsTheApplicationsClock() {
        var leapDay = Instant.parse("2028-02-29T23:59:59.999999Z");

        tests.stopAt(leapDay);

        assertThat(application.instant()).isEqualTo(leapDay);
    }
}
