package dev.kith.people;

import java.time.Instant;
import java.util.Locale;

/** Something that was said about a person. */
record Trait(RootId root, Layer layer, String key, String json, Instant at, String messageId) {

    /** Who said it: someone who is believed, or a browser. */
    enum Layer {
        TRUSTED,
        CLAIMED;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
