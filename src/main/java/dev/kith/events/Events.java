package dev.kith.events;

import dev.kith.events.IncomingEvent.Tracked;
import dev.kith.people.People;
import dev.kith.people.PersonId;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** The front door to the log: takes events, tells facts of Kith's own, and reads what is there. */
@Component
public final class Events {

    /** The source of what Kith itself tells. */
    public static final UUID KITH = new UUID(0x7000L, 0x8000_0000_0000_0001L);

    private static final Duration GLANCE = Duration.ofMillis(100);

    /** Whether an event took effect while its sender waited. */
    public sealed interface Handling {

        Receipt receipt();

        record Handled(Receipt receipt) implements Handling {}

        /** Stored for good; its effects follow. */
        record NotYet(Receipt receipt) implements Handling {}
    }

    private final Tenant tenant;
    private final GroupCommit commits;
    private final LogStore store;
    private final LogReading reading;
    private final Wakeups wakeups;
    private final People people;
    private final InstantSource clock;

    Events(
            Tenant tenant,
            GroupCommit commits,
            LogStore store,
            LogReading reading,
            Wakeups wakeups,
            People people,
            InstantSource clock) {
        this.tenant = tenant;
        this.commits = commits;
        this.store = store;
        this.reading = reading;
        this.wakeups = wakeups;
        this.people = people;
        this.clock = clock;
    }

    /** Stores an event once, together with whatever else arrives now. Completes after the commit, or with {@link NotStored}. */
    public CompletableFuture<Receipt> accept(IncomingEvent event) {
        return commits.accept(List.of(LogRow.of(event))).getFirst();
    }

    /**
     * The same for an event that names nobody and that Kith has made an id for.
     *
     * @param subject what is told about one subject is handled in its order
     * @param id what the event is for ever known by; ids that sort by time keep the index of all of them compact
     */
    public CompletableFuture<Receipt> accept(IncomingEvent event, String subject, UUID id) {
        return commits.accept(List.of(LogRow.about(event, subject, id))).getFirst();
    }

    /** The same for events that one sender told together: they are stored in this order. */
    public List<CompletableFuture<Receipt>> accept(List<IncomingEvent> events) {
        return commits.accept(events.stream().map(LogRow::of).toList());
    }

    /**
     * Stores an event and waits until its effects are committed too.
     *
     * @throws NotStored if it is not in the log
     */
    public Handling acceptAndHandle(IncomingEvent event, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Receipt receipt = await(accept(event));
        CompletableFuture<Boolean> handled = wakeups.handled(receipt.shard(), receipt.position());
        try {
            while (System.nanoTime() < end) {
                if (isDone(handled, end) || reading.cursor(receipt.shard()).compareTo(receipt.position()) >= 0) {
                    return new Handling.Handled(receipt);
                }
            }
            return new Handling.NotYet(receipt);
        } finally {
            wakeups.give(receipt.shard(), handled);
        }
    }

    private static boolean isDone(CompletableFuture<Boolean> handled, long end) {
        try {
            long glance = Math.min(GLANCE.toNanos(), Math.max(0, end - System.nanoTime()));
            return handled.get(glance, TimeUnit.NANOSECONDS);
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotStored(NotStored.Why.UNAVAILABLE);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Receipt await(CompletableFuture<Receipt> receipt) {
        try {
            return receipt.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotStored(NotStored.Why.UNAVAILABLE);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof NotStored notStored && notStored.why() != NotStored.Why.UNSTORABLE
                    ? notStored
                    : new IllegalStateException(failed.getCause());
        }
    }

    /** Tells facts of Kith's own, inside the transaction that made them true. Nothing in Kith reacts to them again. */
    public void append(WorkspaceId workspace, List<FactOfKith> facts) {
        if (!facts.isEmpty()) {
            Instant now = clock.instant();
            store.add(facts.stream().map(fact -> row(workspace, fact, now)).toList());
        }
    }

    private static LogRow row(WorkspaceId workspace, FactOfKith fact, Instant now) {
        var empty = JsonNodeFactory.instance.objectNode();
        var event = IncomingEvent.trusted(workspace, KITH, new Tracked(fact.name(), fact.naturalKey(), fact.at()), now)
                .by(fact.userId(), Optional.empty())
                .with(fact.properties(), empty);
        return LogRow.about(event, "r:" + fact.subject().value());
    }

    /** The log of a workspace, oldest first, from just behind a position. */
    public List<LoggedEvent> page(WorkspaceId workspace, Optional<LogPosition> after, int most) {
        return tenant.run(workspace, () -> reading.page(after.orElse(LogPosition.START), most));
    }

    /** The same of one person, under all the names they may be believed to have. */
    public List<LoggedEvent> pageOf(WorkspaceId workspace, PersonId person, Optional<LogPosition> after, int most) {
        return tenant.run(
                workspace,
                () -> reading.pageOf(SubjectKeys.of(people.names(person)), after.orElse(LogPosition.START), most));
    }

    /** What one person did and what was told about them, the newest first, from just before a position. */
    public List<LoggedEvent> timeline(WorkspaceId workspace, PersonId person, Optional<LogPosition> before, int most) {
        return tenant.run(
                workspace,
                () -> reading.timeline(SubjectKeys.of(people.names(person)), before.orElse(LogPosition.END), most));
    }

    /** What came in last, the newest first. */
    public List<LoggedEvent> latest(WorkspaceId workspace, int most) {
        return tenant.run(workspace, () -> reading.latest(most));
    }
}
