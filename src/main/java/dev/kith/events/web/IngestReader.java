package dev.kith.events.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a request's body apart, in one pass and within limits. An event that is too large or too complex is skipped and
 * marked; it does not spoil the others.
 */
final class IngestReader {

    static final int MOST_EVENTS = 2_500;
    static final int LARGEST_EVENT = 32 * 1024;

    private static final int DEEPEST_BODY = 1_000;

    /** Lengths are judged while building, event by event; the parser only has to survive. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_BODY)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** One event as it was sent, or why it cannot be read. */
    record Sent(ObjectNode event, Optional<Fault> fault) {}

    /**
     * What a body holds.
     *
     * @param envelope what stands beside the events: key, time of sending, common context
     * @param batch whether the events came in a list
     */
    record Body(ObjectNode envelope, List<Sent> events, boolean batch) {}

    /** The body is no JSON object, or it holds too many events. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean tooMany;

        Unreadable(boolean tooMany) {
            super(null, null, false, false);
            this.tooMany = tooMany;
        }

        boolean tooMany() {
            return tooMany;
        }
    }

    private IngestReader() {}

    static Body read(byte[] body, int length, boolean batch) throws Unreadable {
        int start = hasMark(body, length) ? 3 : 0;
        try (JsonParser parser =
                JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), body, start, length - start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable(false);
            }
            Body read = batch ? batch(parser) : single(parser, length - start);
            if (parser.nextToken() != null) {
                throw new Unreadable(false);
            }
            return read;
        } catch (JacksonException noJson) {
            throw new Unreadable(false);
        }
    }

    private static Body single(JsonParser parser, int length) {
        Sent sent = event(parser);
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        if (sent.event().has("sentAt")) {
            envelope.set("sentAt", sent.event().get("sentAt"));
        }
        boolean large = length > LARGEST_EVENT;
        return new Body(
                envelope, List.of(large ? new Sent(sent.event(), Optional.of(Fault.EVENT_TOO_LARGE)) : sent), false);
    }

    private static Body batch(JsonParser parser) throws Unreadable {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        var events = new ArrayList<Sent>();
        boolean listed = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("batch") && value == JsonToken.START_ARRAY) {
                listed = true;
                readEvents(parser, events);
            } else {
                EventBuilder.value(parser).ifPresent(node -> envelope.set(field, node));
            }
        }
        if (!listed) {
            throw new Unreadable(false);
        }
        return new Body(envelope, List.copyOf(events), true);
    }

    private static void readEvents(JsonParser parser, List<Sent> events) throws Unreadable {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (events.size() == MOST_EVENTS) {
                throw new Unreadable(true);
            }
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                events.add(event(parser));
            } else {
                parser.skipChildren();
                events.add(new Sent(JsonNodeFactory.instance.objectNode(), Optional.of(Fault.UNKNOWN_TYPE)));
            }
        }
    }

    /** The parser stands on the event's opening brace, and afterwards on its closing one. */
    private static Sent event(JsonParser parser) {
        long start = parser.currentTokenLocation().getByteOffset();
        var builder = new EventBuilder(parser);
        ObjectNode event = builder.object();
        long size = parser.currentLocation().getByteOffset() - start;
        Optional<Fault> fault = size > LARGEST_EVENT
                ? Optional.of(Fault.EVENT_TOO_LARGE)
                : builder.isTooComplex() ? Optional.of(Fault.TOO_COMPLEX) : Optional.empty();
        return new Sent(event, fault);
    }

    private static boolean hasMark(byte[] body, int length) {
        return length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }
}
