package dev.kith.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the shop, or a part of one, with holes in it: {@code {{name}}}. Texts are escaped on their way in. */
final class Stencil {

    private static final Pattern HOLE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private final String name;
    private final Map<String, Html> filling = new HashMap<>();

    private Stencil(String name) {
        this.name = name;
    }

    static Stencil of(String name) {
        return new Stencil(name);
    }

    Stencil put(String hole, String text) {
        return put(hole, Html.text(text));
    }

    Stencil put(String hole, Html piece) {
        filling.put(hole, piece);
        return this;
    }

    /** The whole piece. A hole that nobody filled is a mistake of ours. */
    Html done() {
        String text = READ.computeIfAbsent(name + ".html", Stencil::file);
        return new Html(HOLE.matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(
                        Objects.requireNonNull(filling.get(hole.group(1)), () -> name + " lacks " + hole.group(1))
                                .markup())));
    }

    /** A file of the shop, as it is. */
    static String file(String name) {
        try (var in = Objects.requireNonNull(Stencil.class.getResourceAsStream("/demo/shop/" + name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
