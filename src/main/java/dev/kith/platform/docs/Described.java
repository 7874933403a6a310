package dev.kith.platform.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the description of the API: follows references, lists fields, and makes up an example. */
final class Described {

    private static final int DEEPEST = 4;

    private final JsonNode api;

    Described(JsonNode api) {
        this.api = api;
    }

    JsonNode api() {
        return api;
    }

    /** The node itself, or what it refers to. Words beside a reference win. */
    JsonNode follow(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? api.at(reference.stringValue().substring(1)) : node;
    }

    List<DocsPage.Row> fields(JsonNode schema) {
        var rows = new ArrayList<DocsPage.Row>();
        collect("", follow(schema), rows, 0);
        return rows;
    }

    private void collect(String prefix, JsonNode schema, List<DocsPage.Row> rows, int depth) {
        Set<String> required = required(schema);
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            JsonNode node = field.getValue();
            JsonNode target = follow(node);
            String name = prefix + field.getKey();
            rows.add(row(name, node, required.contains(field.getKey())));
            boolean list = isList(target);
            JsonNode inside = list ? follow(target.path("items")) : target;
            if (depth < DEEPEST && inside.has("properties") && !isMoney(list ? target.path("items") : node)) {
                collect(name + (list ? "[]." : "."), inside, rows, depth + 1);
            }
        }
    }

    private DocsPage.Row row(String name, JsonNode node, boolean required) {
        JsonNode target = follow(node);
        String about =
                node.path("description").asString(target.path("description").asString(""));
        return new DocsPage.Row(name, typeOf(node), required, about, shown(example(node, new HashSet<>())));
    }

    DocsPage.Row parameter(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        return new DocsPage.Row(
                parameter.path("name").asString(),
                parameter.path("in").asString() + ", " + typeOf(schema),
                parameter.path("required").asBoolean(false),
                parameter.path("description").asString(""),
                schema.has("default") ? shown(schema.get("default")) : "");
    }

    String typeOf(JsonNode node) {
        if (isMoney(node)) {
            return "money";
        }
        JsonNode target = follow(node);
        if (target.has("oneOf")) {
            return StreamSupport.stream(target.get("oneOf").spliterator(), false)
                    .map(this::typeOf)
                    .collect(Collectors.joining(" or "));
        }
        if (isList(target)) {
            return "list of " + typeOf(target.path("items"));
        }
        if (target.has("enum")) {
            return StreamSupport.stream(target.get("enum").spliterator(), false)
                    .map(value -> value.asString(""))
                    .collect(Collectors.joining(" | "));
        }
        return target.path("format").asString("").equals("date-time") ? "time" : typeWord(target);
    }

    private static String typeWord(JsonNode target) {
        JsonNode type = target.path("type");
        if (type.isArray()) {
            return StreamSupport.stream(type.spliterator(), false)
                    .map(word -> word.asString(""))
                    .collect(Collectors.joining(" or "));
        }
        return type.asString("object");
    }

    /** A body in which every field has its example, optional ones only where one is given. */
    JsonNode example(JsonNode schema, Set<String> seen) {
        JsonNode target = follow(schema);
        if (schema.has("example")) {
            return schema.get("example");
        }
        if (target.has("example")) {
            return target.get("example");
        }
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty() && !seen.add(reference)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (target.has("properties")) {
            return object(target, seen);
        }
        if (isList(target)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            return list.add(example(target.path("items"), seen));
        }
        return switch (typeOf(target)) {
            case "integer", "number" -> JsonNodeFactory.instance.numberNode(1);
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            case "time" -> JsonNodeFactory.instance.stringNode("2026-03-03T12:00:00.000Z");
            case "object" -> JsonNodeFactory.instance.objectNode();
            default -> JsonNodeFactory.instance.stringNode("…");
        };
    }

    private ObjectNode object(JsonNode schema, Set<String> seen) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Set<String> required = required(schema);
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            JsonNode node = field.getValue();
            if (required.contains(field.getKey()) || node.has("example")) {
                object.set(field.getKey(), example(node, new HashSet<>(seen)));
            }
        }
        return object;
    }

    private String shown(JsonNode example) {
        if (example.isContainer()) {
            return "";
        }
        String text = example.asString("");
        return text.equals("…") || text.equals("1") || text.equals("true") ? "" : text;
    }

    private static Set<String> required(JsonNode schema) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(name -> name.asString(""))
                .collect(Collectors.toSet());
    }

    private static boolean isList(JsonNode schema) {
        return schema.path("type").asString("").equals("array");
    }

    private static boolean isMoney(JsonNode node) {
        return node.path("$ref").asString("").endsWith("/Money");
    }

    static String pretty(JsonNode node) {
        return JsonMapper.shared().writeValueAsString(node);
    }
}
