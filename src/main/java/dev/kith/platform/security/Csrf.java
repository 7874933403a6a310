package dev.kith.platform.security;

import dev.kith.platform.crypto.Purpose;
import dev.kith.platform.crypto.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Proves that a form was filled in on our own page: the browser says that the request comes from here, and the form
 * repeats a token that only this session's pages carry.
 */
@Component
public final class Csrf {

    /** Where pages find the token of their session. */
    public static final String ATTRIBUTE = "kith.csrf";

    public static final String FIELD = "_csrf";
    private static final String HEADER = "X-CSRF-Token";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final Secrets secrets;

    Csrf(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The token for the forms of this session; the session's own token cannot be told from it. */
    public String tokenFor(String session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.mac(Purpose.CSRF, session));
    }

    /** True if the request changes nothing, or carries the token in its form or header. */
    public boolean carriesToken(HttpServletRequest request, String session) {
        if (SAFE.contains(request.getMethod())) {
            return true;
        }
        String sent = request.getHeader(HEADER);
        String told = Objects.requireNonNullElse(sent == null ? request.getParameter(FIELD) : sent, "");
        return Secrets.same(
                told.getBytes(StandardCharsets.UTF_8), tokenFor(session).getBytes(StandardCharsets.UTF_8));
    }

    /** True if the request changes nothing, or the browser says that one of our pages sent it. */
    public static boolean comesFromHere(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return true;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OURS.contains(site);
        }
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin != null
                && host != null
                && origin.replaceFirst("^https?://", "").equals(host);
    }
}
