package dev.kith.platform.web;

import dev.kith.platform.KithSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/**
 * The headers that keep a browser on our side. A handler may replace one where its page is different, for example to be
 * framed by a shop.
 */
@Component
final class Headers {

    /** No inline script, no inline style, nothing from elsewhere. */
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
                    + " object-src 'none'; frame-ancestors 'none'";

    private static final String NOTHING_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(), geolocation=(),"
            + " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private final boolean https;

    Headers(KithSettings settings) {
        https = "https".equals(settings.publicUrl().getScheme());
    }

    void write(Road road, HttpServletRequest request, HttpServletResponse response) {
        switch (road) {
            case REDIRECT -> forRedirects(response);
            case INGEST, API, HEALTH -> forPrograms(response);
            case ASSETS -> forAssets(response);
            case PUBLIC -> forPages(response, "strict-origin-when-cross-origin");
            case CONSOLE -> forPages(response, "same-origin");
        }
        if (https && request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
    }

    /** What also the busiest path sends; the page it may answer with brings its own. */
    void forRedirects(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    void forPrograms(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", NOTHING_POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static void forPages(HttpServletResponse response, String referrers) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", PAGE_POLICY);
        response.setHeader("Referrer-Policy", referrers);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", NO_DEVICES);
    }

    private static void forAssets(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", NOTHING_POLICY);
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("Referrer-Policy", "same-origin");
    }
}
