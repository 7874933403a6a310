package dev.kith.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What a run of load showed.
 *
 * @param failed answers of 400 and above, and connections that broke
 * @param latency in microseconds, of the answers inside the measured time
 */
record Measured(long answered, long failed, Duration time, Histogram latency) {

    double perSecond() {
        return answered / (time.toNanos() / 1e9);
    }

    double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e3;
    }
}
