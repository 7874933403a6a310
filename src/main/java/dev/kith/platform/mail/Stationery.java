package dev.kith.platform.mail;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Turns blocks into the HTML that mail programs understand, and into plain text.
 *
 * <p>MJML is compiled once per shape of letter, with empty places in it. A letter fills the places with escaped text, so
 * nothing that a person wrote is ever read as markup.
 */
@Component
public final class Stationery {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9.]+)}}");

    /** What decides the markup: everything else is text in its places. */
    private record Shape(List<Class<?>> blocks, boolean stoppable) {}

    private final Map<Shape, String> compiled = new ConcurrentHashMap<>();
    private final String postal;

    public Stationery(MailSettings settings) {
        this.postal = settings.postal();
    }

    public Sheet write(Letterhead head, String subject, List<Block> blocks) {
        var shape = new Shape(
                blocks.stream().<Class<?>>map(Block::getClass).toList(),
                head.unsubscribe().isPresent());
        String oneLine = Sheet.oneLine(subject);
        String page = compiled.computeIfAbsent(shape, Stationery::compile);
        return new Sheet(oneLine, fill(page, places(head, oneLine, blocks)), plain(head, blocks));
    }

    private static String compile(Shape shape) {
        String body = IntStream.range(0, shape.blocks.size())
                .mapToObj(i -> part(shape.blocks.get(i).getSimpleName().toLowerCase(Locale.ROOT))
                        .replace("{{n.", "{{" + i + "."))
                .collect(Collectors.joining());
        String stop = shape.stoppable ? part("unsubscribe") : "";
        return Mjml4j.render(part("head") + body + part("foot").replace("{{unsubscribe}}", stop));
    }

    private Map<String, String> places(Letterhead head, String subject, List<Block> blocks) {
        Map<String, String> places = new HashMap<>(Map.of(
                "language", head.language(),
                "subject", subject,
                "preview", head.preview(),
                "shop", head.shop(),
                "why", head.why(),
                "sender", sender(head)));
        head.unsubscribe().ifPresent(stop -> {
            places.put("stop.label", stop.label());
            places.put("stop.target", stop.target().toString());
        });
        for (int i = 0; i < blocks.size(); i++) {
            place(i + ".", blocks.get(i), places);
        }
        return places;
    }

    private static void place(String number, Block block, Map<String, String> places) {
        switch (block) {
            case Block.Title(var text) -> places.put(number + "text", text);
            case Block.Paragraph(var text) -> places.put(number + "text", text);
            case Block.Fine(var text) -> places.put(number + "text", text);
            case Block.Code(var label, var code) -> {
                places.put(number + "label", label);
                places.put(number + "code", code);
            }
            case Block.Button(var label, var target) -> {
                places.put(number + "label", label);
                places.put(number + "target", target.toString());
                places.put(number + "host", Objects.requireNonNullElse(target.getHost(), ""));
            }
        }
    }

    private static String fill(String page, Map<String, String> places) {
        return PLACE.matcher(page).replaceAll(place -> {
            String value = places.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("no text for the place " + place.group());
            }
            return Matcher.quoteReplacement(HtmlUtils.htmlEscape(value, "UTF-8"));
        });
    }

    private String plain(Letterhead head, List<Block> blocks) {
        String body = blocks.stream().map(Stationery::plain).collect(Collectors.joining("\n\n"));
        String stop = head.unsubscribe()
                .map(link -> link.label() + ": " + link.target() + "\n")
                .orElse("");
        return body + "\n\n-- \n" + head.why() + "\n" + stop + sender(head) + "\n";
    }

    private static String plain(Block block) {
        return switch (block) {
            case Block.Title(var text) -> text;
            case Block.Paragraph(var text) -> text;
            case Block.Fine(var text) -> text;
            case Block.Code(var label, var code) -> label + ": " + code;
            case Block.Button(var label, var target) -> label + ": " + target;
        };
    }

    private String sender(Letterhead head) {
        return postal.isBlank() ? head.shop() : head.shop() + ", " + postal;
    }

    private static String part(String name) {
        try (var in = Stationery.class.getResourceAsStream("/mail/" + name + ".mjml")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
