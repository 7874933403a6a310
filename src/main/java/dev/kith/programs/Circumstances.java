package dev.kith.programs;

import dev.kith.journeys.Order;
import dev.kith.journeys.OrderLine;
import dev.kith.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything a condition may look at, gathered by whoever asks. What is not known is missing, never guessed. */
public final class Circumstances {

    private static final Set<String> PERSONAL = Set.of(
            "email",
            "name",
            "firstname",
            "lastname",
            "first_name",
            "last_name",
            "username",
            "phone",
            "address",
            "street",
            "birthday",
            "avatar");

    private final Map<String, Object> variables = new HashMap<>();

    /** The fact that is judged. */
    public Circumstances event(String name, Instant at, String source, JsonNode properties) {
        return put("event", Map.of("name", name, "time", at, "source", source, "properties", value(properties)));
    }

    /** @param number which counted order of the buyer it is, from 1 */
    public Circumstances order(Order order, long number) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("id", order.orderId());
        fields.put("number", number);
        fields.put("currency", order.total().unit().code());
        fields.put("netMinor", order.net().minor());
        fields.put("totalMinor", order.total().minor());
        fields.put("discountMinor", order.discount().minor());
        fields.put("shippingMinor", order.shipping().minor());
        fields.put("taxMinor", order.tax().minor());
        fields.put("itemsMinor", order.items().map(Money::minor).orElseGet(() -> beforeDiscounts(order)));
        fields.put("subtotalMinor", order.net().minor());
        fields.put("giftCardOnly", order.giftCardsOnly());
        fields.put("coupons", order.coupons());
        fields.put("items", order.lines().stream().map(Circumstances::line).toList());
        return put("order", fields);
    }

    private static long beforeDiscounts(Order order) {
        return order.net().plus(order.discount()).minor();
    }

    private static Map<String, Object> line(OrderLine line) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("tags", line.tags());
        fields.put("quantity", line.quantity().doubleValue());
        fields.put("giftCard", line.giftCard());
        putIfAny(fields, "sku", line.sku());
        putIfAny(fields, "productId", line.productId());
        putIfAny(fields, "category", line.category());
        putIfAny(fields, "priceMinor", line.price().map(Money::minor));
        return fields;
    }

    /** Whom the condition is about. */
    public Circumstances person(PersonProfile profile) {
        return put("person", profile(profile));
    }

    public Circumstances friend(PersonProfile profile) {
        return put("friend", profile(profile));
    }

    public Circumstances advocate(PersonProfile profile) {
        return put("advocate", profile(profile));
    }

    private static Map<String, Object> profile(PersonProfile profile) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("orders", profile.orders());
        fields.put("daysSinceFirstSeen", profile.daysSinceFirstSeen());
        fields.put("emailVerified", profile.emailVerified());
        fields.put("subscribed", profile.subscribed());
        fields.put("tags", List.copyOf(profile.tags()));
        fields.put("segments", List.copyOf(profile.segments()));
        fields.put("traits", impersonal(profile.traits()));
        profile.daysSinceLastOrder().ifPresent(days -> fields.put("daysSinceLastOrder", days));
        putIfAny(fields, "country", profile.country());
        putIfAny(fields, "language", profile.language());
        putIfAny(fields, "emailDomain", profile.emailDomain());
        return fields;
    }

    private static Object impersonal(JsonNode traits) {
        if (!(traits instanceof ObjectNode object)) {
            return Map.of();
        }
        ObjectNode kept = object.deepCopy();
        kept.remove(object.propertyNames().stream()
                .filter(name -> PERSONAL.contains(name.toLowerCase(Locale.ROOT)))
                .toList());
        return value(kept);
    }

    /** The touch that leads to the referral. */
    public Circumstances click(
            Optional<String> channel, Optional<String> country, Optional<String> device, Map<String, String> campaign) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("campaign", Map.copyOf(campaign));
        putIfAny(fields, "channel", channel);
        putIfAny(fields, "country", country);
        putIfAny(fields, "device", device);
        return put("click", fields);
    }

    /** @param payment which payment of the friend since the bind, from 1 */
    public Circumstances referral(
            String method, Optional<String> channel, long daysSinceTouch, long daysSinceBind, int payment) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("method", method);
        fields.put("daysSinceTouch", daysSinceTouch);
        fields.put("daysSinceBind", daysSinceBind);
        fields.put("payment", (long) payment);
        putIfAny(fields, "channel", channel);
        return put("referral", fields);
    }

    Map<String, Object> variables() {
        return Map.copyOf(variables);
    }

    private Circumstances put(String variable, Map<String, Object> fields) {
        variables.put(variable, fields);
        return this;
    }

    private static void putIfAny(Map<String, Object> fields, String name, Optional<?> value) {
        value.ifPresent(known -> fields.put(name, known));
    }

    /** JSON as expressions see it; what is null is missing. */
    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> fields = new HashMap<>();
                for (var field : node.properties()) {
                    if (!field.getValue().isNull()) {
                        fields.put(field.getKey(), value(field.getValue()));
                    }
                }
                yield fields;
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                node.forEach(element -> elements.add(value(element)));
                yield elements;
            }
            case NUMBER -> number(node.decimalValue());
            case BOOLEAN -> node.booleanValue();
            default -> node.asString("");
        };
    }

    private static Object number(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() <= 18;
        if (whole) {
            return number.longValue();
        }
        return number.doubleValue();
    }
}
