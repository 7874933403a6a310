package dev.kith.platform.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An icon, written into the page. A reference into a sprite file would be shorter, but browsers refuse it in sandboxed
 * previews, whose origin is opaque.
 */
public final class Icon {

    private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"([^\"]+)\"[^>]*>(.*?)</symbol>");
    private static final Map<String, String> SHAPES = read();

    private Icon() {}

    /** Icons accompany words and are hidden from speech; a button with only an icon needs an aria-label. */
    public static Markup of(String name) {
        String shapes = SHAPES.get(name);
        if (shapes == null) {
            throw new IllegalArgumentException("no icon " + name);
        }
        return new Markup()
                .open(
                        "svg",
                        "class",
                        "ic",
                        "viewBox",
                        "0 0 24 24",
                        "fill",
                        "none",
                        "stroke",
                        "currentColor",
                        "stroke-width",
                        "1.75",
                        "stroke-linecap",
                        "round",
                        "stroke-linejoin",
                        "round",
                        "aria-hidden",
                        "true")
                .trusted(shapes)
                .close();
    }

    private static Map<String, String> read() {
        try (var in = Objects.requireNonNull(Icon.class.getResourceAsStream("/vendor/icons.svg"))) {
            Matcher symbols = SYMBOL.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> shapes = new HashMap<>();
            while (symbols.find()) {
                shapes.put(symbols.group(1), symbols.group(2).strip());
            }
            return Map.copyOf(shapes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
