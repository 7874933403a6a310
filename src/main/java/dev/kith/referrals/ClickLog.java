package dev.kith.referrals;

import dev.kith.events.Events;
import dev.kith.events.IncomingEvent;
import dev.kith.events.IncomingEvent.Tracked;
import dev.kith.events.Receipt;
import dev.kith.platform.KithSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stores clicks, and decides how long a friend waits for that: until the click is in the log, or not at all. A click that
 * was not certainly stored leaves with a text that says so, and is stored when that text comes back.
 */
@Component
public final class ClickLog {

    /** As long as a friend waits for the database. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** What a power cut may take when answers leave at once: so many clicks, and none older than this. */
    private static final int MOST_WAITING = 20_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Events events;
    private final ClickSeal seal;
    private final boolean atOnce;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long lastStored = System.nanoTime();
    private final Counter answered;
    private final Counter committed;
    private final Counter degraded;

    ClickLog(Events events, ClickSeal seal, KithSettings settings, MeterRegistry meters) {
        this.events = events;
        this.seal = seal;
        this.atOnce = settings.clicks() == KithSettings.Clicks.FAST;
        this.answered = meters.counter("kith.clicks", "outcome", "answered");
        this.committed = meters.counter("kith.clicks", "outcome", "committed");
        this.degraded = meters.counter("kith.clicks", "outcome", "degraded");
    }

    /** Takes a click down and answers the text by which it travels. */
    public String record(ShareLink link, ProgramFace face, Following following, Instant now) {
        String text = seal.write(following.id(), link.workspace(), link.code());
        ObjectNode properties = ClickEvent.properties(link, face, following);
        var stored = events.accept(
                IncomingEvent.trusted(link.workspace(), Events.KITH, new Tracked(ClickEvent.NAME, text, now), now)
                        .with(properties, JsonNodeFactory.instance.objectNode()),
                "v:" + following.visitor(),
                following.id());
        answered.increment();
        if (mayLeave(following) && !stored.isDone()) {
            letGo(stored);
            degraded.increment();
            return ClickSeal.degraded(text);
        }
        if (isStored(stored)) {
            committed.increment();
            return text;
        }
        degraded.increment();
        return ClickSeal.degraded(text);
    }

    /** Nobody waits for a machine's click; a person's answer leaves at once only if little would be lost with it. */
    private boolean mayLeave(Following following) {
        if (!following.clickClass().canBeTouch()) {
            return true;
        }
        return atOnce
                && waiting.get() < MOST_WAITING
                && (waiting.get() == 0 || System.nanoTime() - lastStored < LONGEST_WAIT.toNanos());
    }

    private void letGo(CompletableFuture<Receipt> stored) {
        if (waiting.getAndIncrement() == 0) {
            lastStored = System.nanoTime();
        }
        stored.whenComplete((_, _) -> {
            waiting.decrementAndGet();
            lastStored = System.nanoTime();
        });
    }

    private static boolean isStored(CompletableFuture<Receipt> stored) {
        try {
            stored.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
