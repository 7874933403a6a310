package dev.kith.programs;

import dev.kith.kernel.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The examples of the specification, and small changes to them. */
final class ExampleTerms {

    static final Unit EUR = new Unit("EUR");
    static final Conditions CONDITIONS = new Conditions();

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private final ObjectNode json;

    private ExampleTerms(JsonNode json) {
        this.json = (ObjectNode) json;
    }

    /** Give and get, with its comments. */
    static ExampleTerms exampleA() {
        return new ExampleTerms(JSON.readTree(file("example-a.jsonc")));
    }

    /** Milestones and decay. */
    static ExampleTerms exampleB() {
        return new ExampleTerms(JSON.readTree(file("example-b.jsonc")));
    }

    /** As little as one can write. */
    static ExampleTerms minimal() {
        return new ExampleTerms(JSON.readTree("""
                {'goals': [{'key': 'first_order', 'event': 'Order Completed'}],
                 'rewards': {'credit': {'kind': 'store_credit'}},
                 'rules': [{'key': 'adv', 'to': 'advocate', 'goal': 'first_order', 'reward': 'credit',
                            'value': {'flat': ['10.00 EUR']}}]}"""));
    }

    static String file(String name) {
        try {
            return new ClassPathResource("terms/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same with another value in one place; single quotes are allowed. An index at the end of a list appends. */
    ExampleTerms with(String pointer, String value) {
        ObjectNode changed = json.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = changed.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        JsonNode parsed = JSON.readTree(value);
        switch (parent) {
            case ObjectNode object -> object.set(name, parsed);
            case ArrayNode list when Integer.parseInt(name) == list.size() -> list.add(parsed);
            case ArrayNode list -> list.set(Integer.parseInt(name), parsed);
            default -> throw new IllegalArgumentException("nothing at " + pointer);
        }
        return new ExampleTerms(changed);
    }

    ExampleTerms without(String pointer) {
        ObjectNode changed = json.deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) changed.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
        return new ExampleTerms(changed);
    }

    ObjectNode json() {
        return json;
    }

    ReadTerms read() {
        return Terms.read(json, EUR, CONDITIONS);
    }

    Terms terms() {
        return read().terms().orElseThrow();
    }
}
