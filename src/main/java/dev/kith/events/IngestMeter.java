package dev.kith.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What an operator watches: how long an answer takes, how large the loads are, how far the workers are behind. */
@Component
final class IngestMeter {

    private final MeterRegistry registry;
    private final DistributionSummary loads;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter handled;
    private final Counter deadLetters;
    private final Timer slices;

    IngestMeter(MeterRegistry registry) {
        this.registry = registry;
        this.loads = DistributionSummary.builder("kith.ingest.group")
                .description("Events stored by one commit")
                .register(registry);
        this.stored = registry.counter("kith.events.stored");
        this.duplicates = registry.counter("kith.events.duplicates");
        this.handled = registry.counter("kith.events.handled");
        this.deadLetters = registry.counter("kith.events.dead_letters");
        this.slices = Timer.builder("kith.worker.turn")
                .description("One transaction of a shard worker")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    void watch(WaitingRoom room) {
        registry.gauge("kith.ingest.waiting", room, WaitingRoom::size);
    }

    void committed(int all, int added) {
        loads.record(all);
        stored.increment(added);
        duplicates.increment(all - added);
    }

    void handled(int events, long nanos) {
        handled.increment(events);
        slices.record(nanos, TimeUnit.NANOSECONDS);
    }

    void buried() {
        deadLetters.increment();
    }
}
