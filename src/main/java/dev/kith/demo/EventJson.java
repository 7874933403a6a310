package dev.kith.demo;

import dev.kith.demo.Basket.Line;
import dev.kith.demo.Basket.Product;
import dev.kith.demo.Deed.Browsed;
import dev.kith.demo.Sale.Return;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Deeds in the shape in which any Segment-compatible client sends them. */
final class EventJson {

    static final String CURRENCY = "EUR";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SITE = "https://bottega-aurora.example/";

    private EventJson() {}

    static ObjectNode browsed(Browsed deed) {
        ObjectNode event = deed.look() == Deed.Look.PAGE
                ? event("page", deed.at()).put("name", "Home")
                : event("track", deed.at()).put("event", nameOf(deed.look()));
        event.put("anonymousId", deed.shopper().device());
        if (deed.signedIn()) {
            event.put("userId", deed.shopper().userId());
        }
        if (deed.look() == Deed.Look.PAGE) {
            event.putObject("properties").put("url", SITE).put("title", "Bottega Aurora");
        } else {
            event.set(
                    "properties",
                    product(deed.product())
                            .put("cart_id", "cart-" + deed.shopper().number()));
        }
        return event;
    }

    /** The landing page, opened by an advocate's link. */
    static ObjectNode followed(Shopper visitor, Instant at, String code, Channel channel) {
        ObjectNode event = event("page", at).put("name", "Landing").put("anonymousId", visitor.device());
        event.putObject("properties").put("url", SITE + "?ref=" + code).put("title", "A gift from a friend");
        ObjectNode context = event.putObject("context");
        context.putObject("kith").put("shareCode", code).put("channel", channel.key());
        context.putObject("campaign").put("source", channel.key()).put("medium", "referral");
        return event;
    }

    static ObjectNode signedUp(Shopper shopper, Instant at, Optional<String> code) {
        ObjectNode event = event("identify", at).put("userId", shopper.userId()).put("anonymousId", shopper.device());
        event.putObject("traits")
                .put("name", shopper.name())
                .put("email", shopper.email())
                .put("createdAt", at.toString())
                .putObject("address")
                .put("street", shopper.household().street())
                .put("city", shopper.household().city())
                .put("country", shopper.household().country());
        code.ifPresent(typed -> event.putObject("context").putObject("kith").put("shareCode", typed));
        return event;
    }

    static ObjectNode sold(Sale sale, Optional<String> code) {
        ObjectNode event = event("track", sale.at())
                .put("event", "Order Completed")
                .put("userId", sale.buyer().userId())
                .put("anonymousId", sale.buyer().device());
        ObjectNode properties = event.putObject("properties")
                .put("order_id", sale.orderId())
                .put("currency", CURRENCY)
                .put("total", decimal(sale.total()))
                .put("subtotal", decimal(sale.net()))
                .put("shipping", decimal(sale.shipping()))
                .put("discount", decimal(sale.discount()));
        sale.coupon().ifPresent(coupon -> properties.put("coupon", coupon));
        var products = properties.putArray("products");
        for (Line line : sale.basket().lines()) {
            products.add(product(line.product()).put("quantity", line.quantity()));
        }
        code.ifPresent(typed -> event.putObject("context").putObject("kith").put("shareCode", typed));
        return event;
    }

    static ObjectNode takenBack(Shopper shopper, Return back) {
        ObjectNode event =
                event("track", back.at()).put("event", "Order Refunded").put("userId", shopper.userId());
        ObjectNode properties = event.putObject("properties")
                .put("order_id", back.orderId())
                .put("refund_id", back.refundId())
                .put("currency", CURRENCY);
        back.net().ifPresent(net -> {
            properties.put("total", decimal(net));
            properties
                    .putArray("products")
                    .addObject()
                    .put("sku", "returned")
                    .put("price", decimal(net))
                    .put("quantity", 1);
        });
        return event;
    }

    private static ObjectNode event(String type, Instant at) {
        return JSON.objectNode().put("type", type).put("timestamp", at.toString());
    }

    private static String nameOf(Deed.Look look) {
        return switch (look) {
            case PAGE -> "Page Viewed";
            case PRODUCT -> "Product Viewed";
            case CART -> "Product Added";
            case CHECKOUT -> "Checkout Started";
        };
    }

    static ObjectNode product(Product product) {
        return JSON.objectNode()
                .put("product_id", product.sku())
                .put("sku", product.sku())
                .put("name", product.name())
                .put("category", product.category())
                .put("price", decimal(product.price()))
                .put("currency", CURRENCY);
    }

    /** What was bought, as an order over the API lists it. */
    static void putItems(ObjectNode order, List<Line> lines) {
        var items = order.putArray("items");
        for (Line line : lines) {
            items.addObject()
                    .put("sku", line.product().sku())
                    .put("name", line.product().name())
                    .put("category", line.product().category())
                    .put("price", text(line.product().price()))
                    .put("quantity", line.quantity());
        }
    }

    static String text(long cents) {
        return decimal(cents).toPlainString();
    }

    static BigDecimal decimal(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
