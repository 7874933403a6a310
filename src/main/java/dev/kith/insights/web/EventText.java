package dev.kith.insights.web;

import dev.kith.events.LoggedEvent;
import dev.kith.platform.page.Frame;
import dev.kith.platform.web.Permission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event as a developer wants to see it: from whom, and everything it said. */
final class EventText {

    private static final int SHORT_ID = 8;

    private final Frame frame;
    private final JsonMapper json;

    EventText(Frame frame, JsonMapper json) {
        this.frame = frame;
        this.json = json;
    }

    /** A browser's id says nothing to a person; its beginning is enough to see what belongs together. */
    String who(LoggedEvent event) {
        return event.userId()
                .or(() -> event.anonymousId()
                        .map(id -> frame.words().t("live.visitor", id.substring(0, Math.min(SHORT_ID, id.length())))))
                .orElse("–");
    }

    /** Empty for who may not see personal values: anything may stand in an event. */
    String json(LoggedEvent event) {
        if (!frame.may(Permission.PERSONAL_READ)) {
            return "";
        }
        var whole = json.createObjectNode();
        whole.put("messageId", event.messageId()).put("name", event.name());
        whole.put("at", event.at().toString());
        put(whole, "properties", event.properties());
        put(whole, "traits", event.traits());
        put(whole, "context", event.context());
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(whole);
    }

    private static void put(ObjectNode whole, String name, JsonNode part) {
        if (!part.isEmpty()) {
            whole.set(name, part);
        }
    }
}
