package dev.kith.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What one fact says about a person, besides their names.
 *
 * @param traits an object; its fields are kept one by one, and the last writer of each wins
 */
public record Description(RootId root, Trust trust, JsonNode traits, Instant at, String messageId) {

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_VALUE = 8 * 1024;

    /** Where messages go is not for the person's own browser to say. */
    private static final Set<String> NOT_ONES_OWN = Set.of("email", "phone");

    /** What is better than nothing, and gives way to whatever else is told of the person, before or later. */
    public static Description forWantOfBetter(RootId root, Trust trust, JsonNode traits, String messageId) {
        return new Description(root, trust, traits, Instant.EPOCH, messageId);
    }

    /** The traits worth keeping; {@code null} says nothing. */
    List<Trait> kept() {
        var kept = new ArrayList<Trait>();
        for (var field : traits.properties()) {
            String json = field.getValue().toString();
            boolean fits = field.getKey().length() <= LONGEST_KEY
                    && !field.getKey().isBlank()
                    && json.length() <= LONGEST_VALUE
                    && !json.contains("\\u0000");
            if (fits && !field.getValue().isNull()) {
                kept.add(new Trait(root, layer(field.getKey()), field.getKey(), json, at, messageId));
            }
        }
        return kept;
    }

    private Trait.Layer layer(String key) {
        boolean believed = trust == Trust.TRUSTED || (trust == Trust.PROVEN && !NOT_ONES_OWN.contains(key));
        return believed ? Trait.Layer.TRUSTED : Trait.Layer.CLAIMED;
    }
}
