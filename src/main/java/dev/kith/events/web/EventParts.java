package dev.kith.events.web;

import dev.kith.events.Event.Kind;
import dev.kith.people.Identifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The three objects an event is stored with, put together from where clients put them. */
record EventParts(ObjectNode properties, ObjectNode context, ObjectNode traits) {

    static EventParts of(ObjectNode event, ObjectNode envelope, Kind kind) {
        ObjectNode context = merged(object(envelope.path("context")), object(event.path("context")));
        context.remove("ip");
        ObjectNode properties = object(event.path("properties"));
        switch (kind) {
            case PAGE, SCREEN -> {
                copy(event, "name", properties);
                copy(event, "category", properties);
            }
            case GROUP ->
                JsonTexts.id(event.path("groupId"))
                        .flatMap(Identifier::named)
                        .ifPresent(group -> properties.put("groupId", group));
            case ALIAS ->
                JsonTexts.id(event.path("previousId"))
                        .flatMap(Identifier::named)
                        .ifPresent(previous -> properties.put("previousId", previous));
            case IDENTIFY, TRACK -> {}
        }
        ObjectNode traits = object(event.path("traits"));
        return new EventParts(
                properties, context, kind == Kind.IDENTIFY ? merged(object(context.path("traits")), traits) : traits);
    }

    /** The event's own fields win over those of its batch. */
    private static ObjectNode merged(ObjectNode common, ObjectNode own) {
        if (common.isEmpty()) {
            return own;
        }
        ObjectNode merged = common.deepCopy();
        own.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
        return merged;
    }

    private static void copy(ObjectNode from, String field, ObjectNode to) {
        JsonNode value = from.path(field);
        if (value.isString() && !to.has(field)) {
            to.set(field, value);
        }
    }

    private static ObjectNode object(JsonNode value) {
        return value.isObject() ? (ObjectNode) value : JsonNodeFactory.instance.objectNode();
    }
}
