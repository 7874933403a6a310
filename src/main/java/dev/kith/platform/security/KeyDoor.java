package dev.kith.platform.security;

import dev.kith.platform.security.KeyCheck.Revoked;
import dev.kith.platform.security.KeyCheck.Unavailable;
import dev.kith.platform.security.KeyCheck.Unknown;
import dev.kith.platform.security.KeyCheck.Valid;
import dev.kith.platform.web.Answers;
import dev.kith.platform.web.Caller;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;

/** Finds out which key a request to the API carries. Without one it goes on unknown; the route decides what that means. */
final class KeyDoor extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(KeyDoor.class);

    private static final Set<String> LOOPBACK_6 = Set.of("::1", "[::1]", "0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]");
    private static final String OPERATOR = "/api/v1/operator/";

    /** All that a key may ever do which anybody can read in a page. */
    private static final Set<Permission> PUBLIC = Set.of(Permission.EVENTS_WRITE, Permission.OFFERS_READ);

    /** Its bearers are sessions of members, which {@code portal} knows. */
    private static final String WIDGET = "/api/v1/widget/";

    private final transient Keys keys;
    private final transient OperatorSecret operator;
    private final transient Answers answers;

    KeyDoor(Keys keys, OperatorSecret operator, Answers answers) {
        this.keys = keys;
        this.operator = operator;
        this.answers = answers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Objects.requireNonNullElse(request.getQueryString(), "").matches(".*(^|=)k[ps]_(live|test)_.*")) {
            answers.write(
                    request,
                    response,
                    Problem.MALFORMED_REQUEST.because(
                            "A key never belongs into an address, where logs keep it. Send it as a bearer token, and revoke this one."));
            return;
        }
        Optional<String> presented =
                request.getRequestURI().startsWith(WIDGET) ? Optional.empty() : presentedKey(request);
        Optional<ResponseEntity<Object>> refusal = presented.flatMap(
                text -> text.startsWith(OperatorSecret.PREFIX) ? operate(request, text) : enter(request, text));
        if (refusal.isPresent()) {
            answers.write(request, response, refusal.get());
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<ResponseEntity<Object>> enter(HttpServletRequest request, String presented) {
        return switch (keys.check(presented)) {
            case Valid(var key)
            when key.kind() == ApiKey.Kind.SECRET && isFromBrowser(request) -> {
                LOG.warn(
                        "event=key.secret_in_browser key={} workspace={}",
                        key.id().value(),
                        key.workspace().value());
                yield Optional.of(Problem.SECRET_KEY_IN_BROWSER.because(
                        "Your secret key is visible in a web page. Revoke it, and use a public key there."));
            }
            case Valid(var key) -> {
                callerOf(key).enter(request);
                yield Optional.empty();
            }
            case Unknown() ->
                Optional.of(Problem.UNKNOWN_KEY.because("This key is mistyped or of another installation."));
            case Revoked() ->
                Optional.of(Problem.KEY_REVOKED.because("This key was revoked or is past its day. Make a new one."));
            case Unavailable() ->
                Optional.of(Problem.UNAVAILABLE.because("The key cannot be checked at the moment. Try again."));
        };
    }

    /** Only from this machine, and only for what the command line does. */
    private Optional<ResponseEntity<Object>> operate(HttpServletRequest request, String presented) {
        boolean here = request.getRemoteAddr().startsWith("127.") || LOOPBACK_6.contains(request.getRemoteAddr());
        if (!here || !request.getRequestURI().startsWith(OPERATOR) || !operator.matches(presented)) {
            return Optional.of(
                    Problem.UNKNOWN_KEY.because("This is not the secret in the data folder of this server."));
        }
        new Caller(
                        Caller.NOWHERE,
                        Caller.Kind.OPERATOR,
                        Caller.NOWHERE.value(),
                        Optional.empty(),
                        "operator",
                        Set.of(Permission.OPERATE))
                .enter(request);
        return Optional.empty();
    }

    static Caller callerOf(ApiKey key) {
        boolean secret = key.kind() == ApiKey.Kind.SECRET;
        var kind = secret ? Caller.Kind.SECRET_KEY : Caller.Kind.PUBLIC_KEY;
        return new Caller(
                key.workspace(),
                kind,
                key.id().value(),
                Optional.of(key.source().value()),
                key.name(),
                secret ? Permission.openedBy(key.scopes()) : PUBLIC);
    }

    /** Every browser sends one of the two; servers send neither. {@code Sec-Fetch-Mode} alone proves nothing. */
    static boolean isFromBrowser(HttpServletRequest request) {
        return request.getHeader("Origin") != null || request.getHeader("Sec-Fetch-Site") != null;
    }

    /** A bearer token, or the user name of basic authentication. */
    static Optional<String> presentedKey(HttpServletRequest request) {
        String header = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(header.substring(7).strip());
        }
        return header.regionMatches(true, 0, "Basic ", 0, 6)
                ? userName(header.substring(6).strip())
                : Optional.empty();
    }

    private static Optional<String> userName(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            return Optional.of(pair.split(":", 2)[0]).filter(name -> !name.isEmpty());
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
