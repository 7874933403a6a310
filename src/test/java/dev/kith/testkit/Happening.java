package dev.kith.testkit;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events in the shape of Segment's clients, for shops to report. */
public final class Happening {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final AtomicLong SERIAL = new AtomicLong();

    private Happening() {}

    public static ObjectNode track(String name, String userId, String messageId) {
        ObjectNode event = event("track", messageId).put("event", name).put("userId", userId);
        event.putObject("properties");
        return event;
    }

    public static ObjectNode signUp(String userId, Instant at) {
        ObjectNode event = event("identify", freshId()).put("userId", userId).put("timestamp", at.toString());
        event.putObject("traits").put("email", Shop.mailOf(userId)).put("name", userId);
        return event;
    }

    /** A page seen in a browser that has not signed in. */
    public static ObjectNode pageView(String device, Instant at) {
        return event("page", freshId()).put("anonymousId", device).put("timestamp", at.toString());
    }

    /** What the sign-up or page carries from the link: the click's id. */
    public static ObjectNode withClick(ObjectNode event, String clickId) {
        kith(event).put("clickId", clickId);
        return event;
    }

    /** What somebody typed. */
    public static ObjectNode withCode(ObjectNode event, String code) {
        kith(event).put("shareCode", code);
        return event;
    }

    public static ObjectNode on(ObjectNode event, String device) {
        return event.put("anonymousId", device);
    }

    private static ObjectNode kith(ObjectNode event) {
        return event.withObject("/context").withObject("/kith");
    }

    private static ObjectNode event(String type, String messageId) {
        return JSON.objectNode().put("type", type).put("messageId", messageId);
    }

    private static String freshId() {
        return "test-" + SERIAL.incrementAndGet() + "-" + System.nanoTime();
    }
}
