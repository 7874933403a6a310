package dev.kith.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a run of load showed.
 *
 * @param refused how many requests had an answer of 400 and above, by its status, or none, by why; warm-up included
 * @param latency in microseconds, of the answers inside the measured time
 */
record Measured(long answered, Map<String, Long> refused, Duration time, Histogram latency) {

    Measured {
        refused = new TreeMap<>(refused);
    }

    double perSecond() {
        return answered / (time.toNanos() / 1e9);
    }

    double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e3;
    }
}
