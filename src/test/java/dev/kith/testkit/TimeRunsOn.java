package dev.kith.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Lets the clock run on after each test, so that no test inherits another one's time. */
final class TimeRunsOn implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        SpringExtension.getApplicationContext(test).getBean(TestClock.class).runOn();
    }
}
