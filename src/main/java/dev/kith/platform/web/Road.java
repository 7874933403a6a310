package dev.kith.platform.web;

import java.util.List;
import java.util.Optional;

/** Which kind of path a request came on. It decides the lane, the headers, and how a refusal looks. */
public enum Road {
    /** Redirects: measured in microseconds, so nothing is done for them that they do not need. */
    REDIRECT,
    /** Segment-compatible ingestion. */
    INGEST,
    /** Everything programs call. */
    API,
    /** Asked by machines that must get an answer also when everybody else has to wait. */
    HEALTH,
    /** Styles, scripts, fonts: the same for everybody. */
    ASSETS,
    /** Pages for friends and advocates. */
    PUBLIC,
    /** Pages for people who sign in. */
    CONSOLE;

    private static final List<String> ASSET_FOLDERS =
            List.of("/css/", "/js/", "/font/", "/fonts/", "/vendor/", "/img/", "/icons/", "/assets/");
    private static final List<String> PUBLIC_FOLDERS =
            List.of("/me/", "/landing/", "/link/", "/portal/", "/q/", "/u/", "/c/", "/w/");

    public static Road of(String path) {
        if (path.startsWith("/r/")) {
            return REDIRECT;
        }
        if (path.startsWith("/v1/") || path.startsWith("/cdn/v1/")) {
            return INGEST;
        }
        if (path.equals("/healthz")) {
            return HEALTH;
        }
        if (path.startsWith("/api/") || path.startsWith("/in/") || path.startsWith("/openapi")) {
            return API;
        }
        if (ASSET_FOLDERS.stream().anyMatch(path::startsWith) || path.equals("/widget.js") || path.equals("/kith.js")) {
            return ASSETS;
        }
        if (path.equals("/me") || PUBLIC_FOLDERS.stream().anyMatch(path::startsWith)) {
            return PUBLIC;
        }
        return CONSOLE;
    }

    Optional<Lanes.Lane> lane() {
        return switch (this) {
            case API -> Optional.of(Lanes.Lane.API);
            case PUBLIC -> Optional.of(Lanes.Lane.PORTAL);
            case CONSOLE -> Optional.of(Lanes.Lane.CONSOLE);
            case REDIRECT, INGEST, HEALTH, ASSETS -> Optional.empty();
        };
    }

    /** Programs get problem documents, people get pages. */
    boolean isForPrograms() {
        return this == API || this == INGEST || this == HEALTH;
    }
}
