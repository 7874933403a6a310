package dev.kith.bench;

import dev.kith.kernel.Money;
import dev.kith.kernel.Rate;
import dev.kith.kernel.Unit;
import dev.kith.programs.Amounts;
import dev.kith.programs.Curve.HalfLife;
import dev.kith.programs.Value;
import dev.kith.programs.Value.Decay;
import dev.kith.programs.Value.Facts;
import dev.kith.programs.Value.Flat;
import dev.kith.programs.Value.Percent;
import dev.kith.programs.Value.Since;
import dev.kith.programs.Worth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A value is computed for every goal and a million times in a simulation. Budget: one microsecond. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ValueBench {

    /** The shapes that programs use most. */
    public enum Shape {
        FLAT(new Flat(amounts("20.00"))),
        PERCENT(new Percent(Rate.of("0.15"), Amounts.NONE, amounts("50.00"))),
        DECAY(new Decay(Since.TOUCH, new HalfLife(30), amounts("2.00"), new Flat(amounts("8.00"))));

        private final Value value;

        Shape(Value value) {
            this.value = value;
        }
    }

    @Param
    public Shape shape = Shape.FLAT;

    /** Not final: the compiler would compute the answer once and measure nothing. */
    private Facts facts = Facts.ofOrder(Money.of("80.10", "EUR"), Unit.pieces("credit"))
            .since(Map.of(Since.TOUCH, Duration.ofDays(17)));

    @Benchmark
    public Worth worth() {
        return Value.worth(shape.value, facts);
    }

    private static Amounts amounts(String euros) {
        return Amounts.of(List.of(Money.of(euros, "EUR")));
    }
}
