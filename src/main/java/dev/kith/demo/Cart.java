package dev.kith.demo;

import dev.kith.demo.Basket.Line;
import java.util.ArrayList;
import java.util.List;

/** What somebody means to buy. There is never more in it than the window shows, nor more than nine of a thing. */
record Cart(List<Line> lines) {

    static final Cart EMPTY = new Cart(List.of());
    static final int MOST = 9;

    Cart {
        lines = List.copyOf(lines);
    }

    Cart plus(Ware ware) {
        return with(ware, quantityOf(ware) + 1);
    }

    /** So many of it, or none. */
    Cart with(Ware ware, int quantity) {
        var changed = new ArrayList<Line>();
        boolean found = false;
        for (Line line : lines) {
            found |= line.product().equals(ware.product());
            add(changed, line.product().equals(ware.product()) ? new Line(line.product(), quantity) : line);
        }
        if (!found) {
            add(changed, new Line(ware.product(), quantity));
        }
        return new Cart(changed);
    }

    private static void add(List<Line> lines, Line line) {
        if (line.quantity() > 0) {
            lines.add(new Line(line.product(), Math.min(MOST, line.quantity())));
        }
    }

    private int quantityOf(Ware ware) {
        return lines.stream()
                .filter(line -> line.product().equals(ware.product()))
                .mapToInt(Line::quantity)
                .sum();
    }

    int pieces() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** What it comes to, with a welcome discount if the order is large enough for one. */
    Bill bill(boolean welcome) {
        long items = lines.stream().mapToLong(Line::worth).sum();
        return new Bill(items, welcome && items >= Standing.MINIMUM ? Standing.WELCOME : 0, Sale.shippingFor(items));
    }

    /** In cents. */
    record Bill(long items, long discount, long shipping) {

        /** After the discount, before shipping. */
        long net() {
            return items - discount;
        }

        long total() {
            return net() + shipping;
        }
    }
}
