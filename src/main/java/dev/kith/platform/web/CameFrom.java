package dev.kith.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/** The page of ours on which somebody pressed what led here. */
public final class CameFrom {

    private static final int LONGEST = 1_024;

    private CameFrom() {}

    /** Its path and query; empty if the browser does not say, or names another site. */
    public static Optional<String> page(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Referer"))
                .filter(address -> address.length() <= LONGEST)
                .flatMap(CameFrom::read)
                .filter(page ->
                        page.getRawAuthority() != null && page.getRawAuthority().equals(request.getHeader("Host")))
                .map(page -> page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()))
                .filter(path -> path.startsWith("/") && !path.startsWith("//"));
    }

    private static Optional<URI> read(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
