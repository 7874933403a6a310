package dev.kith.events.web;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Texts as clients write them. */
final class JsonTexts {

    private JsonTexts() {}

    /** Trimmed; empty, null and anything that is no text counts as absent. */
    static Optional<String> text(JsonNode value) {
        return value.isString()
                ? Optional.of(value.stringValue().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** An id may also be a number, and is then the text it was written in. */
    static Optional<String> id(JsonNode value) {
        return value.isNumber() ? Optional.of(value.asString()) : text(value);
    }
}
