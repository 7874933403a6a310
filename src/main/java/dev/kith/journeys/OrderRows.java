package dev.kith.journeys;

import static dev.kith.platform.database.Columns.instant;
import static dev.kith.platform.database.Columns.instantIfAny;

import dev.kith.journeys.Telling.Description;
import dev.kith.journeys.Telling.Teller;
import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.people.PersonId;
import dev.kith.people.RootId;
import dev.kith.people.Trust;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How an order file stands in a row: written as JSON, so that a whole slice is one statement, and read by column. */
final class OrderRows {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final PersonId NOBODY_IN_PARTICULAR = new PersonId(new UUID(0, 0));

    private OrderRows() {}

    static ObjectNode json(OrderFile file) {
        var row = NODES.objectNode();
        row.put("order_id", file.orderId());
        row.put("refunds", file.refunds().size());
        row.put("revision", file.revision());
        file.placed().ifPresent(by -> {
            row.put("buyer_root", by.root().value().toString());
            row.put("trust", by.trust().ordinal());
            row.put("received_at", by.receivedAt().toString());
            row.put("placed_by", by.messageId());
            moment(row, "placed", by.moment());
        });
        file.amended().ifPresent(moment -> moment(row, "amended", moment));
        file.cancelled().ifPresent(moment -> moment(row, "cancelled", moment));
        var content = file.described();
        content.ifPresent(described -> amounts(row, described.amounts()));
        row.set("coupons", texts(content.map(Description::coupons).orElse(List.of()), text -> text));
        row.set("lines", lines(content.map(Description::lines).orElse(List.of())));
        row.set("remarks", texts(content.map(Description::remarks).orElse(Set.of()), OrderRows::code));
        figures(row, file.order(NOBODY_IN_PARTICULAR));
        return row;
    }

    /** What reports read: computed, and never read back. */
    private static void figures(ObjectNode row, Optional<Order> order) {
        row.put("state", order.map(known -> code(known.state())).orElse("awaited"));
        row.put(
                "refunded_total",
                order.map(known -> known.refundedTotal().minor()).orElse(0L));
        row.put("refunded_net", order.map(known -> known.refundedNet().minor()).orElse(0L));
        order.ifPresent(known -> {
            row.put("total", known.total().minor());
            row.put("net", known.net().minor());
        });
    }

    private static void amounts(ObjectNode row, Amounts amounts) {
        row.put("currency", amounts.unit().code());
        amount(row, "paid", amounts.paid());
        amount(row, "subtotal", amounts.subtotal());
        amount(row, "revenue", amounts.revenue());
        amount(row, "shipping", amounts.shipping());
        amount(row, "tax", amounts.tax());
        amount(row, "discount", amounts.discount());
        amount(row, "products", amounts.products());
    }

    private static void amount(ObjectNode row, String name, OptionalLong amount) {
        amount.ifPresent(minor -> row.put(name, minor));
    }

    private static void moment(ObjectNode row, String name, Moment moment) {
        row.put(name + "_at", moment.at().toString());
        row.put(name + "_position", moment.position());
    }

    private static <T> ArrayNode texts(Iterable<T> values, Function<T, String> text) {
        var array = NODES.arrayNode();
        values.forEach(value -> array.add(text.apply(value)));
        return array;
    }

    private static ArrayNode lines(List<OrderLine> lines) {
        var array = NODES.arrayNode();
        for (OrderLine line : lines) {
            var node = array.addObject();
            line.productId().ifPresent(id -> node.put("id", id));
            line.sku().ifPresent(sku -> node.put("sku", sku));
            line.name().ifPresent(name -> node.put("name", name));
            line.category().ifPresent(category -> node.put("category", category));
            if (!line.tags().isEmpty()) {
                node.set("tags", texts(line.tags(), tag -> tag));
            }
            node.put("quantity", line.quantity().toPlainString());
            line.price().ifPresent(price -> node.put("price", price.minor()));
            if (line.giftCard()) {
                node.put("gift_card", true);
            }
        }
        return array;
    }

    static ObjectNode json(String orderId, RefundTold refund) {
        var row = NODES.objectNode();
        row.put("order_id", orderId);
        row.put("refund_id", refund.refundId());
        row.put("extent", code(refund.extent()));
        row.put("amount", refund.amount());
        refund.lines().ifPresent(lines -> row.put("lines", lines));
        refund.currency().ifPresent(unit -> row.put("currency", unit.code()));
        row.put("dispute", refund.dispute());
        moment(row, "refunded", refund.moment());
        row.put("message_id", refund.messageId());
        return row;
    }

    /** Reads a file without its refunds, which stand in a table of their own. */
    static OrderFile file(ResultSet row, JsonMapper json) throws SQLException {
        return new OrderFile(
                row.getString("order_id"),
                placed(row),
                described(row, json),
                moment(row, "amended"),
                moment(row, "cancelled"),
                List.of(),
                row.getInt("revision"));
    }

    private static Optional<Teller> placed(ResultSet row) throws SQLException {
        UUID root = row.getObject("buyer_root", UUID.class);
        if (root == null) {
            return Optional.empty();
        }
        return Optional.of(new Teller(
                new RootId(root),
                Trust.values()[row.getInt("trust")],
                moment(row, "placed").orElseThrow(),
                instant(row, "received_at"),
                row.getString("placed_by")));
    }

    private static Optional<Description> described(ResultSet row, JsonMapper json) throws SQLException {
        String currency = row.getString("currency");
        if (currency == null) {
            return Optional.empty();
        }
        var unit = new Unit(currency);
        var amounts = new Amounts(
                unit,
                amount(row, "paid"),
                amount(row, "subtotal"),
                amount(row, "revenue"),
                amount(row, "shipping"),
                amount(row, "tax"),
                amount(row, "discount"),
                amount(row, "products"));
        return Optional.of(new Description(
                amounts,
                texts(row, "coupons"),
                lines(json.readTree(row.getString("lines")), unit),
                texts(row, "remarks").stream()
                        .map(code -> Remark.valueOf(code.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet())));
    }

    private static List<OrderLine> lines(JsonNode array, Unit unit) {
        var lines = new ArrayList<OrderLine>();
        for (JsonNode node : array) {
            var price = node.path("price");
            lines.add(new OrderLine(
                    text(node, "id"),
                    text(node, "sku"),
                    text(node, "name"),
                    text(node, "category"),
                    node.path("tags").valueStream().map(JsonNode::asString).toList(),
                    new BigDecimal(node.path("quantity").asString()),
                    price.isNumber() ? Optional.of(new Money(price.asLong(), unit)) : Optional.empty(),
                    node.path("gift_card").asBoolean(false)));
        }
        return lines;
    }

    static RefundTold refund(ResultSet row) throws SQLException {
        return new RefundTold(
                row.getString("refund_id"),
                RefundTold.Extent.valueOf(row.getString("extent").toUpperCase(Locale.ROOT)),
                row.getBigDecimal("amount"),
                Optional.ofNullable(row.getBigDecimal("lines")),
                Optional.ofNullable(row.getString("currency")).map(Unit::new),
                row.getBoolean("dispute"),
                new Moment(instant(row, "refunded_at"), row.getLong("position")),
                row.getString("message_id"));
    }

    private static Optional<Moment> moment(ResultSet row, String name) throws SQLException {
        long position = row.getLong(name + "_position");
        return instantIfAny(row, name + "_at").map(at -> new Moment(at, position));
    }

    private static OptionalLong amount(ResultSet row, String column) throws SQLException {
        @Nullable Long minor = row.getObject(column, Long.class);
        return minor == null ? OptionalLong.empty() : OptionalLong.of(minor);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList(
                (String[]) Objects.requireNonNull(row.getArray(column), column).getArray());
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).asString(null));
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
