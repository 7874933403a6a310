package dev.kith.events.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The key of a request: in its header, beside its events or in the first of them. All that are there must be the same. */
sealed interface Credentials {

    record Key(String text) implements Credentials {}

    record Missing() implements Credentials {}

    record Mismatch() implements Credentials {}

    static Credentials of(@Nullable String authorization, IngestReader.Body body) {
        var keys = new LinkedHashSet<String>();
        inHeader(authorization).ifPresent(keys::add);
        inBody(body.envelope()).ifPresent(keys::add);
        body.events().stream()
                .findFirst()
                .flatMap(first -> inBody(first.event()))
                .ifPresent(keys::add);
        return switch (keys.size()) {
            case 0 -> new Missing();
            case 1 -> new Key(keys.getFirst());
            default -> new Mismatch();
        };
    }

    /** The user name of basic authentication, or a bearer token. */
    static Optional<String> inHeader(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                byte[] pair =
                        Base64.getDecoder().decode(authorization.substring(6).strip());
                String user = new String(pair, StandardCharsets.ISO_8859_1).split(":", 2)[0];
                return Optional.of(user).filter(key -> !key.isBlank());
            } catch (IllegalArgumentException noBase64) {
                return Optional.empty();
            }
        }
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(authorization.substring(7).strip()).filter(key -> !key.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> inBody(ObjectNode object) {
        return List.of("writeKey", "api_key", "token").stream()
                .flatMap(field -> JsonTexts.text(object.path(field)).stream())
                .findFirst();
    }
}
