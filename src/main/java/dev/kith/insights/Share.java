package dev.kith.insights;

/** A part of a whole that keeps both numbers, so that a page can say "18 of 40" and knows when 40 is too few. */
public record Share(long part, long whole) {

    /** Below this many, a rate is mostly chance and is printed gray. */
    private static final int ENOUGH = 30;

    private static final double Z = 1.959964;

    /** Two shares of different size are told apart only if their likely ranges do not touch. */
    public boolean clearlyAbove(Share other) {
        return whole > 0 && other.whole > 0 && interval().low > other.interval().high;
    }

    /** Where the true share lies with 95 % confidence (Wilson). */
    public record Interval(double low, double high) {}

    public boolean isKnown() {
        return whole > 0;
    }

    public boolean isThin() {
        return whole < ENOUGH;
    }

    public double value() {
        return whole == 0 ? Double.NaN : part / (double) whole;
    }

    public Interval interval() {
        if (whole == 0) {
            return new Interval(0, 1);
        }
        double n = whole;
        double p = value();
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
