package dev.kith.testkit;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Gives the application a clock that tests can set. */
@TestConfiguration(proxyBeanMethods = false)
class TestTime {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}
