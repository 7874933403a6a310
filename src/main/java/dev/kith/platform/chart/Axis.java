package dev.kith.platform.chart;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The value axis of a chart: it holds zero, ends on round numbers and has few steps. */
record Axis(double low, double high, int steps) {

    private static final int WANTED = 4;
    private static final List<Double> ROUND = List.of(1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0);

    /** The tightest round axis around the values; without any value, or with nothing but zeros, it is 0 to 1. */
    static Axis around(Stream<Double> values) {
        List<Double> known = values.filter(value -> !value.isNaN()).toList();
        double lowest = Math.min(
                0, known.stream().mapToDouble(Double::doubleValue).min().orElse(0));
        double highest = Math.max(
                0, known.stream().mapToDouble(Double::doubleValue).max().orElse(0));
        if (lowest == highest) {
            return new Axis(0, 1, 1);
        }
        double step = roundedUp((highest - lowest) * 1.02 / WANTED);
        int below = (int) Math.ceil(-lowest / step);
        int above = (int) Math.ceil(highest / step);
        return new Axis(-below * step, above * step, below + above);
    }

    private static double roundedUp(double wanted) {
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        return ROUND.stream()
                .map(round -> round * power)
                .filter(round -> round >= wanted)
                .findFirst()
                .orElse(10 * power);
    }

    /** Where a value stands: 0 at the top of the drawing, 1 at its bottom. */
    double place(double value) {
        return (high - value) / (high - low);
    }

    /** The marked values, from the top down. */
    List<Double> marks() {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(i -> i == steps ? low : high - i * (high - low) / steps)
                .toList();
    }
}
