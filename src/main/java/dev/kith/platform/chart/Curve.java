package dev.kith.platform.chart;

import java.util.ArrayList;
import java.util.List;

/** Turns points into an SVG path. */
final class Curve {

    /** A point of the drawing, already in its coordinates. */
    record Point(double x, double y) {}

    private Curve() {}

    /** Unbroken stretches of a line; a missing value ends one and is never drawn as zero. */
    static List<List<Point>> stretches(List<Point> points) {
        List<List<Point>> all = new ArrayList<>();
        List<Point> open = new ArrayList<>();
        for (Point point : points) {
            if (Double.isNaN(point.y)) {
                all.add(open);
                open = new ArrayList<>();
            } else {
                open.add(point);
            }
        }
        all.add(open);
        return all.stream().filter(stretch -> !stretch.isEmpty()).toList();
    }

    /** Monotone cubic through the points (Fritsch and Carlson): it never overshoots, so it never invents a peak. */
    static String through(List<Point> points) {
        double[] slope = slopes(points);
        Point first = points.getFirst();
        StringBuilder path = new StringBuilder("M").append(pair(first.x, first.y));
        for (int i = 0; i < points.size() - 1; i++) {
            Point from = points.get(i);
            Point to = points.get(i + 1);
            double third = (to.x - from.x) / 3;
            path.append('C')
                    .append(pair(from.x + third, from.y + slope[i] * third))
                    .append(' ')
                    .append(pair(to.x - third, to.y - slope[i + 1] * third))
                    .append(' ')
                    .append(pair(to.x, to.y));
        }
        return path.toString();
    }

    private static double[] slopes(List<Point> points) {
        int last = points.size() - 1;
        double[] slope = new double[last + 1];
        if (last == 0) {
            return slope;
        }
        double[] step = new double[last];
        for (int i = 0; i < last; i++) {
            Point from = points.get(i);
            Point to = points.get(i + 1);
            step[i] = (to.y - from.y) / (to.x - from.x);
        }
        slope[0] = step[0];
        slope[last] = step[last - 1];
        for (int i = 1; i < last; i++) {
            slope[i] = step[i - 1] * step[i] <= 0 ? 0 : (step[i - 1] + step[i]) / 2;
        }
        for (int i = 0; i < last; i++) {
            flatten(step[i], slope, i);
        }
        return slope;
    }

    private static void flatten(double step, double[] slope, int i) {
        if (step == 0) {
            slope[i] = 0;
            slope[i + 1] = 0;
            return;
        }
        double a = slope[i] / step;
        double b = slope[i + 1] / step;
        double length = a * a + b * b;
        if (length > 9) {
            double shrink = 3 / Math.sqrt(length);
            slope[i] = shrink * a * step;
            slope[i + 1] = shrink * b * step;
        }
    }

    static String pair(double x, double y) {
        return Markup.number(x) + " " + Markup.number(y);
    }
}
