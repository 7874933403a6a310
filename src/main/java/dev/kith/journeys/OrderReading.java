package dev.kith.journeys;

import dev.kith.events.Event;
import dev.kith.journeys.Telling.Description;
import dev.kith.journeys.Telling.Teller;
import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads what an event says of an order. Amounts are decimal text from the first digit to the last, never a double. */
final class OrderReading {

    /** What came of reading. */
    sealed interface Outcome {

        record Told(Telling telling) implements Outcome {}

        record Unusable(Remark why) implements Outcome {}
    }

    private static final int MOST_COUPONS = 20;
    private static final int LONGEST_COUPON = 100;
    private static final int LONGEST_ID = 255;

    private final Event event;
    private final JsonNode properties;
    private final Unit unit;
    private final Set<Remark> remarks = EnumSet.noneOf(Remark.class);

    private OrderReading(Event event, Unit unit) {
        this.event = event;
        this.properties = event.properties();
        this.unit = unit;
    }

    /** The order id an event speaks of, if it speaks of an order at all. */
    static Optional<String> orderIdOf(Event event) {
        return isAboutAnOrder(event) ? idIn(event.properties(), "order_id", "orderId") : Optional.empty();
    }

    static boolean isAboutAnOrder(Event event) {
        return event.kind() == Event.Kind.TRACK
                && switch (event.name()) {
                    case "Order Completed",
                            "Completed Order",
                            "Order Updated",
                            "Order Refunded",
                            "Order Cancelled",
                            "Order Canceled" -> true;
                    default -> false;
                };
    }

    /** Reads an event that is about an order. */
    static Outcome read(Event event, Unit workspaceCurrency) {
        var orderId = orderIdOf(event);
        if (orderId.isEmpty()) {
            return new Outcome.Unusable(Remark.ORDER_WITHOUT_ID);
        }
        try {
            var told = event.properties().path("currency").asString("").strip();
            var unit = told.isEmpty() ? workspaceCurrency : currency(told);
            return new Outcome.Told(new OrderReading(event, unit).telling(orderId.get(), told.isEmpty()));
        } catch (Unreadable unreadable) {
            return new Outcome.Unusable(Remark.MONEY_INVALID);
        }
    }

    private Telling telling(String orderId, boolean currencyDefaulted) throws Unreadable {
        var by = new Teller(
                event.root(),
                event.trust(),
                new Moment(event.at(), event.position()),
                event.receivedAt(),
                event.messageId());
        return switch (event.name()) {
            case "Order Refunded" -> new Telling.Returned(orderId, by, refund(by, currencyDefaulted));
            case "Order Cancelled", "Order Canceled" -> new Telling.Cancelled(orderId, by);
            case "Order Updated" -> new Telling.Updated(orderId, by, description(currencyDefaulted));
            default -> new Telling.Completed(orderId, by, description(currencyDefaulted));
        };
    }

    private Description description(boolean currencyDefaulted) throws Unreadable {
        var lines = lines();
        var amounts = new Amounts(
                unit,
                minor("total"),
                minor("subtotal"),
                minor("revenue"),
                minor("shipping"),
                minor("tax"),
                minor("discount"),
                sumOf(lines));
        if (currencyDefaulted && !amounts.isEmpty()) {
            remarks.add(Remark.CURRENCY_DEFAULTED);
        }
        return new Description(amounts, coupons(), lines, remarks);
    }

    private RefundTold refund(Teller by, boolean currencyDefaulted) throws Unreadable {
        var total = decimal(properties.path("total"));
        var toDate = decimal(properties.path("refunded_total"));
        var products = productsSum();
        var extent = toDate.isPresent()
                ? RefundTold.Extent.TO_DATE
                : total.isPresent() || products.isPresent() ? RefundTold.Extent.AMOUNT : RefundTold.Extent.REST;
        return new RefundTold(
                idIn(properties, "refund_id", "refundId").orElse(by.messageId()),
                extent,
                toDate.or(() -> total).or(() -> products).orElse(BigDecimal.ZERO),
                products,
                currencyDefaulted ? Optional.empty() : Optional.of(unit),
                properties.path("reason").asString("").equals("dispute"),
                by.moment(),
                by.messageId());
    }

    private List<OrderLine> lines() throws Unreadable {
        var lines = new ArrayList<OrderLine>();
        for (JsonNode product : properties.path("products")) {
            lines.add(new OrderLine(
                    idIn(product, "product_id", "productId"),
                    idIn(product, "sku"),
                    idIn(product, "name"),
                    idIn(product, "category"),
                    texts(product.path("tags")),
                    decimal(product.path("quantity")).orElse(BigDecimal.ONE),
                    decimal(product.path("price")).map(price -> new Money(rounded(price), unit)),
                    product.path("gift_card").asBoolean(false)));
        }
        return lines;
    }

    private OptionalLong sumOf(List<OrderLine> lines) throws Unreadable {
        boolean priced =
                !lines.isEmpty() && lines.stream().allMatch(line -> line.price().isPresent());
        return priced ? OptionalLong.of(rounded(productsSum().orElse(BigDecimal.ZERO))) : OptionalLong.empty();
    }

    /** Price times quantity over all products, exact; empty if no product has a price. */
    private Optional<BigDecimal> productsSum() throws Unreadable {
        var sum = BigDecimal.ZERO;
        boolean priced = false;
        for (JsonNode product : properties.path("products")) {
            var price = decimal(product.path("price"));
            if (price.isPresent()) {
                var quantity = decimal(product.path("quantity")).orElse(BigDecimal.ONE);
                sum = sum.add(price.get().multiply(quantity));
                priced = true;
            }
        }
        return priced ? Optional.of(Decimals.bounded(sum).orElseThrow(Unreadable::new)) : Optional.empty();
    }

    private OptionalLong minor(String field) throws Unreadable {
        var amount = decimal(properties.path(field));
        return amount.isPresent() ? OptionalLong.of(rounded(amount.get())) : OptionalLong.empty();
    }

    private long rounded(BigDecimal amount) {
        if (amount.stripTrailingZeros().scale() > unit.decimals()) {
            remarks.add(Remark.MONEY_ROUNDED);
        }
        return Refunded.minor(amount, unit.decimals());
    }

    /** Empty if nothing was told; what was told but is no amount makes the whole event unreadable. */
    private static Optional<BigDecimal> decimal(JsonNode node) throws Unreadable {
        if (node.isMissingNode()
                || node.isNull()
                || node.isString() && node.asString().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Decimals.read(node).orElseThrow(Unreadable::new));
    }

    private List<String> coupons() {
        var coupons = new LinkedHashSet<String>();
        coupons.addAll(texts(properties.path("coupon")));
        coupons.addAll(texts(properties.path("coupons")));
        for (JsonNode product : properties.path("products")) {
            coupons.addAll(texts(product.path("coupon")));
        }
        return coupons.stream().limit(MOST_COUPONS).toList();
    }

    /** One text or a list of them. */
    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        for (JsonNode each : node.isArray() ? node : List.of(node)) {
            String text = each.isValueNode() ? each.asString("").strip() : "";
            if (!text.isEmpty() && text.length() <= LONGEST_COUPON) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static Optional<String> idIn(JsonNode node, String... names) {
        for (String name : names) {
            var value = node.path(name);
            String text = value.isValueNode() ? value.asString("").strip() : "";
            if (!text.isEmpty() && text.length() <= LONGEST_ID) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static Unit currency(String code) throws Unreadable {
        return Unit.parse(code.toUpperCase(Locale.ROOT))
                .filter(Unit::isCurrency)
                .orElseThrow(Unreadable::new);
    }

    /** Leaves the reading of one event; never leaves this class. */
    private static final class Unreadable extends Exception {

        Unreadable() {
            super("not an amount", null, false, false);
        }
    }
}
