package dev.kith.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What somebody buys at once. All prices are in cents. */
record Basket(List<Line> lines) {

    private static final List<Product> SHELF = List.of(
            new Product("moka-3", "Moka pot, 3 cups", "coffee", 2_490),
            new Product("beans-1kg", "House blend beans, 1 kg", "coffee", 1_890),
            new Product("beans-250", "Single origin beans, 250 g", "coffee", 950),
            new Product("grinder", "Hand grinder", "coffee", 5_900),
            new Product("kettle", "Gooseneck kettle", "coffee", 6_450),
            new Product("cups-2", "Stoneware cups, set of 2", "table", 2_800),
            new Product("bowl", "Serving bowl", "table", 3_450),
            new Product("plates-4", "Dinner plates, set of 4", "table", 4_980),
            new Product("linen", "Linen tablecloth", "table", 5_490),
            new Product("napkins", "Linen napkins, set of 4", "table", 2_200),
            new Product("olive-oil", "Olive oil, 75 cl", "pantry", 1_390),
            new Product("pasta", "Bronze-cut pasta, 3 packs", "pantry", 870),
            new Product("honey", "Chestnut honey", "pantry", 790),
            new Product("panettone", "Panettone, 750 g", "pantry", 2_650),
            new Product("pan-28", "Cast-iron pan, 28 cm", "kitchen", 7_900),
            new Product("knife", "Chef's knife", "kitchen", 8_950),
            new Product("board", "Olive wood board", "kitchen", 3_990),
            new Product("apron", "Canvas apron", "kitchen", 2_990));

    /** Something on the shelf. */
    record Product(String sku, String name, String category, long price) {}

    /** So many of one product. */
    record Line(Product product, int quantity) {

        long worth() {
            return product.price() * quantity;
        }
    }

    Basket {
        lines = List.copyOf(lines);
    }

    long worth() {
        return lines.stream().mapToLong(Line::worth).sum();
    }

    static Basket fill(RandomGenerator random) {
        int different = 1 + Math.min(random.nextInt(3), random.nextInt(4));
        List<Line> lines = new ArrayList<>();
        while (lines.size() < different) {
            Product product = product(random);
            if (lines.stream().noneMatch(line -> line.product().equals(product))) {
                lines.add(new Line(product, product.price() < 2_000 ? 1 + random.nextInt(3) : 1));
            }
        }
        return new Basket(lines);
    }

    static Product product(String sku) {
        return SHELF.stream()
                .filter(product -> product.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    static Product product(RandomGenerator random) {
        return SHELF.get(random.nextInt(SHELF.size()));
    }
}
