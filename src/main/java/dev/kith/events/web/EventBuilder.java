package dev.kith.events.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds one event out of tokens, and counts on the way. What is beyond the limits is skipped without being built, so that
 * no event costs more than a good one.
 */
final class EventBuilder {

    private static final int DEEPEST = 16;
    private static final int MOST_FIELDS = 512;
    private static final int LONGEST_TEXT = 8 * 1024;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_NUMBER = 40;
    private static final int WIDEST_EXPONENT = 60;
    private static final int DIGITS_OF_A_LONG = 18;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private int fields;
    private boolean tooComplex;

    EventBuilder(JsonParser parser) {
        this.parser = parser;
    }

    /** A value beside the events; empty if it is beyond the limits. */
    static Optional<JsonNode> value(JsonParser parser) {
        var builder = new EventBuilder(parser);
        JsonNode value = builder.value(1);
        return builder.tooComplex ? Optional.empty() : Optional.of(value);
    }

    boolean isTooComplex() {
        return tooComplex;
    }

    /** The parser stands on the opening brace. */
    ObjectNode object() {
        return object(1);
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            if (!fits(depth) || field.length() > LONGEST_NAME) {
                tooComplex = true;
                parser.skipChildren();
            } else {
                object.set(field, value(depth));
            }
        }
        return object;
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (fits(depth)) {
                array.add(value(depth));
            } else {
                tooComplex = true;
                parser.skipChildren();
            }
        }
        return array;
    }

    private boolean fits(int depth) {
        return ++fields <= MOST_FIELDS && depth <= DEEPEST;
    }

    private JsonNode value(int depth) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private JsonNode text() {
        if (parser.getStringLength() > LONGEST_TEXT) {
            tooComplex = true;
            return NODES.nullNode();
        }
        return NODES.stringNode(parser.getString());
    }

    /** A number stays the decimal text it was written in; one that would take long to compute with is refused. */
    private JsonNode number() {
        if (parser.getStringLength() > LONGEST_NUMBER) {
            tooComplex = true;
            return NODES.nullNode();
        }
        String text = parser.getString();
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return text.length() <= DIGITS_OF_A_LONG
                    ? NODES.numberNode(Long.parseLong(text))
                    : NODES.numberNode(new BigInteger(text));
        }
        try {
            var decimal = new BigDecimal(text);
            if (Math.abs((long) decimal.scale()) <= WIDEST_EXPONENT) {
                return NODES.numberNode(decimal);
            }
        } catch (NumberFormatException beyondCounting) {
            // The exponent alone does not fit into an int: refused like every other endless number.
        }
        tooComplex = true;
        return NODES.nullNode();
    }
}
