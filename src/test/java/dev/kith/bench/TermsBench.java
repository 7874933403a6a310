package dev.kith.bench;

import dev.kith.kernel.Unit;
import dev.kith.programs.Conditions;
import dev.kith.programs.ReadTerms;
import dev.kith.programs.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Terms are read, checked and hashed once per save, and once per version and node after a start. Budget: one millisecond
 * for Example A, its conditions compiled before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TermsBench {

    private static final Unit EUR = new Unit("EUR");

    private final Conditions conditions = new Conditions();
    private JsonNode exampleA = new JsonMapper().createObjectNode();

    @Setup
    public void read() throws IOException {
        exampleA = new JsonMapper().readTree(Files.readString(Path.of("src/test/resources/terms/example-a.json")));
    }

    @Benchmark
    public ReadTerms readsExampleA() {
        return Terms.read(exampleA, EUR, conditions);
    }
}
