package dev.kith.demo;

import dev.kith.demo.Basket.Product;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something in the shop's window: a product of the shelf with words and a picture. */
record Ware(Product product, String blurb) {

    static final List<Ware> WINDOW = List.of(
            ware("moka-3", "Cast aluminium, a cork under the handle, and a hiss that gets the whole house up."),
            ware("kettle", "A slow, thin, obedient stream. Enamelled in Verona, in the green of old shop signs."),
            ware("cups-2", "Thrown by hand, so no two are the same, and neither of yours will be."),
            ware("bowl", "Red clay from Faenza, glazed inside only. Salad for six, or oranges for a week."),
            ware("olive-oil", "Taggiasca olives, pressed within a day. Peppery at first, then almost sweet."),
            ware("honey", "Dark, a little bitter, from the chestnut woods above Lucca. Try it on pecorino."),
            ware("panettone", "Three days of rising, candied orange from Sicily, and no hurry at all."),
            ware("board", "One piece of olive wood, oiled twice. Every grain of it is somebody's afternoon."));

    private static Ware ware(String sku, String blurb) {
        return new Ware(Basket.product(sku), blurb);
    }

    static Optional<Ware> of(String sku) {
        return WINDOW.stream().filter(ware -> ware.product().sku().equals(sku)).findFirst();
    }

    Html picture() {
        return new Html(Stencil.file("pictures/" + product.sku() + ".svg"));
    }

    /** As the tags in the window say it. */
    static String price(long cents) {
        return String.format(Locale.ROOT, "€%d.%02d", cents / 100, Math.floorMod(cents, 100));
    }
}
