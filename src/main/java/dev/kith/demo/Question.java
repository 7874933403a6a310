package dev.kith.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser asks of the shop, read within limits.
 *
 * @param query what stands in the address
 * @param form what was filled in
 * @param visit the name under which the shop remembers this browser, if it does
 * @param from the site whose page sent a form, as the browser says
 */
record Question(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        Optional<String> visit,
        Optional<String> from) {

    /** More than the shop reads, or nothing that can be read. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String what) {
            super(what);
        }
    }

    /** What is longer than any click id or code is neither. */
    static final int LONGEST_INVITATION = 199;

    static final String COOKIE = "bottega";
    private static final int LONGEST_QUERY = 2_000;
    private static final int LONGEST_FORM = 8_000;
    private static final int MOST_FIELDS = 20;
    private static final Pattern VISIT = Pattern.compile("(?:^|;\\s*)" + COOKIE + "=([0-9a-f]{32})(?:;|$)");

    static Question of(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        String asked = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_FORM + 1);
        if (asked.length() > LONGEST_QUERY || body.length > LONGEST_FORM) {
            throw new Unreadable("too long");
        }
        Matcher known = VISIT.matcher(Objects.requireNonNullElse(headers.getFirst("Cookie"), ""));
        return new Question(
                exchange.getRequestMethod(),
                Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "/"),
                fields(asked),
                fields(new String(body, UTF_8)),
                known.find() ? Optional.of(known.group(1)) : Optional.empty(),
                Optional.ofNullable(headers.getFirst("Origin")));
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        for (String field : text.split("&", MOST_FIELDS + 1)) {
            int equals = field.indexOf('=');
            if (equals > 0 && fields.size() < MOST_FIELDS) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException garbled) {
            throw new Unreadable("garbled");
        }
    }

    boolean reads() {
        return Set.of("GET", "HEAD").contains(method);
    }

    /** Whether the form was sent by one of the shop's own pages; old browsers do not say. */
    boolean fromHere(Set<String> hosts) {
        return from.isEmpty() || hosts.stream().anyMatch(host -> from.get().equals("http://" + host));
    }

    /** A field of the form without space around it, or nothing. */
    String field(String name) {
        return form.getOrDefault(name, "").strip();
    }

    /** How the friend was sent here: the click of a share link or, of an older kind of link, its code. */
    Optional<String> invitation() {
        return Optional.ofNullable(query.getOrDefault("kc", query.get("ref")))
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_INVITATION);
    }
}
