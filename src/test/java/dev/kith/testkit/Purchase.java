package dev.kith.testkit;

import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An order on its way to Kith: a subtotal in euro by a person, and what a test adds to it. */
public record Purchase(ObjectNode json) {

    public static Purchase of(String orderId, String userId, String subtotal) {
        return new Purchase(JsonNodeFactory.instance
                .objectNode()
                .put("orderId", orderId)
                .put("userId", userId)
                .put("email", Shop.mailOf(userId))
                .put("total", subtotal)
                .put("subtotal", subtotal)
                .put("currency", "EUR"));
    }

    public Purchase at(Instant moment) {
        return with("at", moment.toString());
    }

    public Purchase code(String typed) {
        return with("code", typed);
    }

    public Purchase coupon(String coupon) {
        return with("coupon", coupon);
    }

    public Purchase click(String clickId) {
        return with("clickId", clickId);
    }

    public Purchase in(String currency) {
        return with("currency", currency);
    }

    public Purchase with(String field, String value) {
        return new Purchase(json.deepCopy().put(field, value));
    }

    /** The same order as an event, in the shape of Segment's clients. */
    public ObjectNode asEvent(String messageId) {
        ObjectNode event = Happening.track("Order Completed", json.get("userId").asString(), messageId);
        if (json.has("at")) {
            event.put("timestamp", json.get("at").asString());
        }
        ObjectNode properties = (ObjectNode) event.get("properties");
        properties.put("order_id", json.get("orderId").asString());
        for (String same : new String[] {"total", "subtotal", "currency", "coupon"}) {
            if (json.has(same)) {
                properties.set(same, json.get(same));
            }
        }
        return json.has("code") ? Happening.withCode(event, json.get("code").asString()) : event;
    }
}
