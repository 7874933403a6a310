package dev.kith.platform.web;

import dev.kith.platform.crypto.Sha256;
import dev.kith.platform.database.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a command safe to repeat: with the same {@code Idempotency-Key} it happens once, and every repetition gets the
 * first answer, byte for byte.
 */
@Component
public final class Idempotency {

    static final String HEADER = "Idempotency-Key";
    private static final String REPLAY = "Idempotent-Replay";
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Tenant tenant;
    private final IdempotencyStore store;
    private final JsonMapper json;
    private final InstantSource clock;

    Idempotency(Tenant tenant, IdempotencyStore store, JsonMapper json, InstantSource clock) {
        this.tenant = tenant;
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs {@code work} and keeps its answer in one transaction, so that neither exists without the other. {@code work}
     * joins that transaction. Refusals are not kept: a corrected command may use the key again.
     */
    public ResponseEntity<Object> once(
            Caller caller, HttpServletRequest request, Supplier<ResponseEntity<Object>> work) {
        Optional<String> key = keyOf(request);
        if (key.isEmpty()) {
            return work.get();
        }
        byte[] scope = scope(caller, request, key.get());
        byte[] fingerprint = fingerprint(request);
        return tenant.run(caller.workspace(), () -> {
            if (!store.lock(scope)) {
                return Problem.CONFLICT_IN_PROGRESS.because(
                        "The same command is being worked on. Ask again in a second.");
            }
            return store.find(scope)
                    .map(kept -> replay(kept, fingerprint))
                    .orElseGet(() -> keep(scope, fingerprint, work.get()));
        });
    }

    /**
     * For work that has transactions of its own and happens once by its nature, such as an order with an id: its answer is
     * kept afterwards, and the first one kept is everybody's.
     */
    public ResponseEntity<Object> replayed(
            Caller caller, HttpServletRequest request, Supplier<ResponseEntity<Object>> work) {
        Optional<String> key = keyOf(request);
        if (key.isEmpty()) {
            return work.get();
        }
        byte[] scope = scope(caller, request, key.get());
        byte[] fingerprint = fingerprint(request);
        Optional<KeptAnswer> kept = tenant.run(caller.workspace(), () -> store.find(scope));
        if (kept.isPresent()) {
            return replay(kept.get(), fingerprint);
        }
        ResponseEntity<Object> answer = work.get();
        return tenant.run(caller.workspace(), () -> keep(scope, fingerprint, answer));
    }

    private ResponseEntity<Object> keep(byte[] scope, byte[] fingerprint, ResponseEntity<Object> answer) {
        if (!answer.getStatusCode().is2xxSuccessful()) {
            return answer;
        }
        var kept = new KeptAnswer(
                fingerprint, answer.getStatusCode().value(), headersOf(answer), bodyOf(answer), clock.instant());
        if (answer.getBody() instanceof ShownOnce) {
            store.insert(scope, kept.withoutSecret());
            return answer;
        }
        return store.insert(scope, kept)
                ? kept.answer()
                : store.find(scope).map(first -> replay(first, fingerprint)).orElse(answer);
    }

    private static ResponseEntity<Object> replay(KeptAnswer kept, byte[] fingerprint) {
        if (!Arrays.equals(kept.fingerprint(), fingerprint)) {
            return Problem.IDEMPOTENCY_KEY_REUSED.because(
                    "Another command was sent with this Idempotency-Key. Use a fresh one for each command.");
        }
        if (kept.secretWasShown()) {
            return Problem.SECRET_ALREADY_SHOWN.because(
                    "The answer held a secret, which is shown once. Make a new one.");
        }
        ResponseEntity<Object> answer = kept.answer();
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(REPLAY, "true")
                .body(answer.getBody());
    }

    private byte[] bodyOf(ResponseEntity<Object> answer) {
        Object body = answer.getBody();
        if (body == null) {
            return new byte[0];
        }
        return body instanceof byte[] bytes ? bytes : json.writeValueAsBytes(body);
    }

    private static String headersOf(ResponseEntity<Object> answer) {
        return answer.getHeaders().headerSet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(HttpHeaders.LOCATION)
                        || header.getKey().equalsIgnoreCase(HttpHeaders.ETAG))
                .map(header -> header.getKey() + ": " + header.getValue().getFirst())
                .collect(Collectors.joining("\n"));
    }

    /** A string of RFC 8941 or a bare token. */
    static Optional<String> keyOf(HttpServletRequest request) {
        String sent = request.getHeader(HEADER);
        if (sent == null) {
            return Optional.empty();
        }
        String stripped = sent.strip();
        boolean quoted = stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"");
        String key = quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
        if (!TOKEN.matcher(key).matches()) {
            throw new Refused(Problem.MALFORMED_REQUEST.because(
                    "An Idempotency-Key has 1 to 255 visible ASCII characters, for example a UUID."));
        }
        return Optional.of(key);
    }

    private static byte[] scope(Caller caller, HttpServletRequest request, String key) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return Sha256.of(String.join("\n", caller.actor(), request.getMethod(), Objects.toString(route, ""), key));
    }

    private static byte[] fingerprint(HttpServletRequest request) {
        String query = new TreeMap<>(request.getParameterMap())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + String.join(",", entry.getValue()))
                        .collect(Collectors.joining("&"));
        String head = request.getMethod() + "\n" + request.getRequestURI() + "\n" + query + "\n";
        return Sha256.of(head.getBytes(StandardCharsets.UTF_8), CommandBody.of(request));
    }
}
