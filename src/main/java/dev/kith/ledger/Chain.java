package dev.kith.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.platform.crypto.Sha256;
import dev.kith.platform.text.CanonicalJson;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ties each journal of a lane to the one before: whoever changes an old one changes every hash after it.
 *
 * @param mode {@code live} or {@code test}
 */
record Chain(UUID workspace, String mode) {

    /** What the first journal of a lane is tied to. */
    static final byte[] START = new byte[32];

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    byte[] hash(byte[] previous, PostedJournal journal) {
        return Sha256.of(previous, canonical(journal).getBytes(UTF_8));
    }

    /** Everything a journal says, in the one spelling that is hashed. */
    String canonical(PostedJournal journal) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("schema", "kith.journal/1")
                .put("workspace", workspace.toString())
                .put("mode", mode)
                .put("lane", journal.lane())
                .put("seq", Long.toString(journal.seq()))
                .put("kind", journal.kind())
                .put("key", journal.naturalKey())
                .put("effectiveAt", MICROS.format(journal.effectiveAt()))
                .put("recordedAt", MICROS.format(journal.recordedAt()))
                .put("actor", journal.actor())
                .put("cause", journal.cause());
        journal.reverses().ifPresentOrElse(key -> json.put("reverses", key), () -> json.putNull("reverses"));
        ArrayNode entries = json.putArray("entries");
        int number = 0;
        for (PostedJournal.Line line : journal.lines()) {
            number++;
            write(entries.addArray(), number, line);
        }
        return CanonicalJson.of(json);
    }

    private static void write(ArrayNode json, int number, PostedJournal.Line line) {
        json.add(Integer.toString(number)).add(line.account()).add(line.unit()).add(Long.toString(line.minor()));
        line.lot().ifPresentOrElse(json::add, json::addNull);
    }
}
