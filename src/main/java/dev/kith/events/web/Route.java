package dev.kith.events.web;

import dev.kith.events.Event.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * What an address under {@code /v1} means.
 *
 * @param kind the kind every event must have, or none for batches
 */
record Route(Optional<Kind> kind) {

    private static final Route BATCH = new Route(Optional.empty());

    private static final Map<String, Route> ROUTES = Map.ofEntries(
            Map.entry("/identify", of(Kind.IDENTIFY)),
            Map.entry("/i", of(Kind.IDENTIFY)),
            Map.entry("/track", of(Kind.TRACK)),
            Map.entry("/t", of(Kind.TRACK)),
            Map.entry("/page", of(Kind.PAGE)),
            Map.entry("/p", of(Kind.PAGE)),
            Map.entry("/screen", of(Kind.SCREEN)),
            Map.entry("/s", of(Kind.SCREEN)),
            Map.entry("/group", of(Kind.GROUP)),
            Map.entry("/g", of(Kind.GROUP)),
            Map.entry("/alias", of(Kind.ALIAS)),
            Map.entry("/a", of(Kind.ALIAS)),
            Map.entry("/batch", BATCH),
            Map.entry("/b", BATCH),
            Map.entry("/import", BATCH));

    private static Route of(Kind kind) {
        return new Route(Optional.of(kind));
    }

    static Optional<Route> of(String path) {
        String bare = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Optional.ofNullable(ROUTES.get(bare));
    }

    boolean isBatch() {
        return kind.isEmpty();
    }
}
