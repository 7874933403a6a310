package dev.kith.events.web;

import dev.kith.events.Events;
import dev.kith.events.IncomingEvent;
import dev.kith.events.NotStored;
import dev.kith.events.Receipt;
import dev.kith.events.Rejections;
import dev.kith.events.web.EventReading.Outcome;
import dev.kith.events.web.EventReading.Outcome.Bad;
import dev.kith.events.web.EventReading.Outcome.Good;
import dev.kith.events.web.IngestReader.Body;
import dev.kith.kernel.Ids;
import dev.kith.platform.security.ApiKey;
import dev.kith.platform.security.Identity;
import dev.kith.platform.security.IdentityTokens;
import dev.kith.platform.security.KeyCheck;
import dev.kith.platform.security.Keys;
import dev.kith.platform.web.ClientAddress;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Judges who sends, then each event, then stores what is good and waits until it is stored. */
@Component
class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String SCOPE = Permission.EVENTS_WRITE.scope().orElseThrow();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What the sender is told. */
    sealed interface Result {

        record Taken(byte[] answer, int duplicates) implements Result {}

        record Refused(ResponseEntity<Object> problem) implements Result {}
    }

    private final Keys keys;
    private final IdentityTokens tokens;
    private final Proofs proofs;
    private final Brakes brakes;
    private final ClientAddress addresses;
    private final Events events;
    private final Rejections rejections;
    private final Ids ids;
    private final InstantSource clock;

    Intake(
            Keys keys,
            IdentityTokens tokens,
            Proofs proofs,
            Brakes brakes,
            ClientAddress addresses,
            Events events,
            Rejections rejections,
            Ids ids,
            InstantSource clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.proofs = proofs;
        this.brakes = brakes;
        this.addresses = addresses;
        this.events = events;
        this.rejections = rejections;
        this.ids = ids;
        this.clock = clock;
    }

    Result take(HttpServletRequest request, Body body, Route route) {
        return switch (Credentials.of(request.getHeader("Authorization"), body)) {
            case Credentials.Missing() ->
                refused(Problem.MISSING_KEY.because("Send the key as the user name of basic authentication."));
            case Credentials.Mismatch() ->
                refused(Problem.KEY_MISMATCH.because("The header and the body name different keys."));
            case Credentials.Key(var text) ->
                switch (keys.check(text)) {
                    case KeyCheck.Valid(var key) -> take(request, body, route, key);
                    case KeyCheck.Unknown() ->
                        refused(Problem.UNKNOWN_KEY.because("This key is mistyped or of another installation."));
                    case KeyCheck.Revoked() ->
                        refused(Problem.KEY_REVOKED.because("This key was revoked or is past its day."));
                    case KeyCheck.Unavailable() ->
                        refused(Problem.UNAVAILABLE.because("The key cannot be checked at the moment. Try again."));
                };
        };
    }

    private Result take(HttpServletRequest request, Body body, Route route, ApiKey key) {
        boolean secret = key.kind() == ApiKey.Kind.SECRET;
        if (secret && isFromBrowser(request)) {
            LOG.warn("event=key.secret_in_browser key={}", key.id().value());
            return refused(Problem.SECRET_KEY_IN_BROWSER.because(
                    "Your secret key is visible in a web page. Revoke it, and use a public key there."));
        }
        if (!key.scopes().contains(SCOPE)) {
            return refused(Problem.FORBIDDEN_SCOPE.because("This key may not write events."));
        }
        Optional<String> browser = secret ? Optional.empty() : Optional.of(addresses.of(request));
        Optional<Duration> wait =
                brakes.waitFor(key.id(), browser, Math.max(1, body.events().size()));
        if (wait.isPresent()) {
            return refused(slowDown(wait.get()));
        }
        Optional<Identity> vouched = secret
                ? Optional.empty()
                : Optional.ofNullable(request.getHeader("X-Kith-Identity"))
                        .map(token -> tokens.verify(key.workspace(), token.strip()));
        var sender = new Sender(key.workspace(), key.source().value(), secret, vouched, clock.instant());
        var reading = new EventReading(sender, route.kind(), body.envelope(), proofs, ids);
        var outcomes = new ArrayList<Outcome>(body.events().size());
        body.events().forEach(sent -> outcomes.add(reading.read(sent)));
        return store(sender, outcomes);
    }

    private Result store(Sender sender, List<Outcome> outcomes) {
        var good = new ArrayList<IncomingEvent>(outcomes.size());
        outcomes.forEach(outcome -> {
            if (outcome instanceof Good read) {
                good.add(read.event());
            }
        });
        int duplicates = 0;
        List<CompletableFuture<Receipt>> receipts = events.accept(good);
        int next = 0;
        for (int index = 0; index < outcomes.size(); index++) {
            if (outcomes.get(index) instanceof Good) {
                try {
                    duplicates += await(receipts.get(next++)).duplicate() ? 1 : 0;
                } catch (NotStored failed) {
                    if (failed.why() != NotStored.Why.UNSTORABLE) {
                        return refused(problem(failed.why()));
                    }
                    outcomes.set(index, Bad.of(outcomes.get(index).messageId(), Fault.TOO_COMPLEX));
                }
            }
        }
        note(sender, outcomes);
        return IngestAnswer.isRefusal(outcomes)
                ? refused(IngestAnswer.refused(outcomes))
                : new Result.Taken(IngestAnswer.accepted(outcomes), duplicates);
    }

    private void note(Sender sender, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Bad(var messageId, var fault, var detail)) {
                rejections.note(
                        sender.workspace(),
                        new Rejections.Rejection(sender.received(), sender.source(), messageId, fault.code(), detail));
            }
        }
    }

    private static Receipt await(CompletableFuture<Receipt> receipt) {
        try {
            return receipt.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw NotStored.unavailable();
        } catch (TimeoutException tooLong) {
            throw NotStored.unavailable();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof NotStored notStored) {
                throw notStored;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static ResponseEntity<Object> problem(NotStored.Why why) {
        return why == NotStored.Why.OVERLOADED
                ? Problem.OVERLOADED.because("Too much is waiting. Send it again in a moment.")
                : Problem.UNAVAILABLE.because("The events were not stored. Send them again in a moment.");
    }

    private static ResponseEntity<Object> slowDown(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds() + (wait.toNanosPart() > 0 ? 1 : 0));
        var problem = Problem.RATE_LIMITED.because("Too many events at once. Wait " + seconds + " s.");
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .headers(headers -> {
                    headers.set("Retry-After", Long.toString(seconds));
                    headers.set("X-RateLimit-Reset", Long.toString(seconds));
                    headers.set("RateLimit", "\"default\";r=0;t=" + seconds);
                })
                .body(problem.getBody());
    }

    /** Every browser sends one of the two; servers send neither. {@code Sec-Fetch-Mode} alone proves nothing. */
    private static boolean isFromBrowser(HttpServletRequest request) {
        return request.getHeader("Origin") != null || request.getHeader("Sec-Fetch-Site") != null;
    }

    private static Result refused(ResponseEntity<Object> problem) {
        return new Result.Refused(problem);
    }
}
