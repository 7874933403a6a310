package dev.kith.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What the widget shows, every text final and in the right language. It is part of the contract with pages that were
 * written years ago: names are added here, never changed.
 *
 * @param shown the link as people read it; {@code copy} is what the button copies
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record WidgetView(
        String title,
        String text,
        String shown,
        String copy,
        List<Way> channels,
        @JsonProperty("native") Sheet sheet,
        Qr qr,
        Optional<Progress> progress,
        boolean sample) {

    /** A button: its name, and what it opens. */
    public record Way(String id, String name, String url) {}

    /** For the share sheet of a phone. */
    public record Sheet(String text, String url) {}

    public record Qr(int size, String path, String label) {}

    public record Progress(long have, int goal, String label, String next) {}
}
