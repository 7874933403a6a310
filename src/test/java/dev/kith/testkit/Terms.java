package dev.kith.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The terms of a program in a test: one of the specification's examples, with what the test changes. */
public record Terms(ObjectNode json) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.core.json.JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    /** Give ten, get ten: the specification's Example A. */
    public static Terms exampleA() {
        try {
            return new Terms(
                    (ObjectNode) JSON.readTree(Files.readString(Path.of("src/test/resources/terms/example-a.json"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Example A for a shop that opened today: whoever wants may share. */
    public static Terms everybodyMayShare() {
        return exampleA().with("/who/advocate/when", "'true'");
    }

    /**
     * The same terms with another value at one place, for example {@code with("/attribution/touch", "'first'")}.
     *
     * @param pointer where, as a JSON Pointer; the parent must exist
     * @param value JSON, single quotes allowed
     */
    public Terms with(String pointer, String value) {
        ObjectNode changed = json.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = changed.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        switch (parent) {
            case ObjectNode object -> object.set(name, JSON.readTree(value));
            case tools.jackson.databind.node.ArrayNode array -> array.set(Integer.parseInt(name), JSON.readTree(value));
            default -> throw new IllegalArgumentException("nothing at " + pointer);
        }
        return new Terms(changed);
    }
}
