package dev.kith.platform.mail;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sends one letter: claim it in a transaction, hand it to the mail server without one, write down the outcome in another.
 *
 * <p>A letter that is found claimed belonged to a worker that died. Whether the server took it nobody can say, so it
 * becomes unknown and is not sent again; only a sign-in link is, once, under the same {@code Message-ID}.
 */
@Component
final class LetterDelivery {

    /** Ids only: what to send, and whether to, is decided when the job runs. */
    record Job(UUID workspace, UUID letter) {}

    private static final TaskDescriptor<Job> SEND = TaskDescriptor.of("letter", Job.class);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(10);

    private final Tenant tenant;
    private final LetterStore store;
    private final Stationery stationery;
    private final SmtpCarrier carrier;
    private final InstantSource clock;

    LetterDelivery(Tenant tenant, LetterStore store, Stationery stationery, SmtpCarrier carrier, InstantSource clock) {
        this.tenant = tenant;
        this.store = store;
        this.stationery = stationery;
        this.carrier = carrier;
        this.clock = clock;
    }

    static TaskInstance<Job> task(WorkspaceId workspace, LetterId letter) {
        return SEND.instance(workspace.value() + ":" + letter.value())
                .data(new Job(workspace.value(), letter.value()))
                .build();
    }

    CustomTask<Job> handler() {
        return Tasks.custom(SEND)
                .onFailureReschedule(FixedDelay.of(AFTER_OUTAGE))
                .onDeadExecutionRevive()
                .execute(this::run);
    }

    private CompletionHandler<Job> run(TaskInstance<Job> task, ExecutionContext context) {
        var workspace = new WorkspaceId(task.getData().workspace());
        return deliver(workspace, new LetterId(task.getData().letter()))
                .<CompletionHandler<Job>>map(next -> (done, operations) -> operations.reschedule(done, next))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    /** Says when to come back, if another attempt is worth making. */
    Optional<Instant> deliver(WorkspaceId workspace, LetterId id) {
        Optional<StoredLetter> claimed =
                tenant.run(workspace, () -> store.lock(id).flatMap(this::claim));
        return claimed.flatMap(letter -> {
            Carriage carriage = carrier.carry(letter, letter.sheet(stationery));
            return tenant.run(workspace, () -> conclude(letter, carriage));
        });
    }

    private Optional<StoredLetter> claim(StoredLetter letter) {
        LetterId id = letter.envelope().id();
        Instant now = clock.instant();
        return switch (Handling.of(letter, now)) {
            case Handling.Leave() -> Optional.empty();
            case Handling.GiveUp(var state, var reason) -> {
                store.settle(id, state, reason, now);
                yield Optional.empty();
            }
            case Handling.Send() -> {
                store.claim(id);
                yield Optional.of(letter);
            }
        };
    }

    private Optional<Instant> conclude(StoredLetter letter, Carriage carriage) {
        LetterId id = letter.envelope().id();
        Instant now = clock.instant();
        switch (carriage) {
            case Carriage.Accepted() -> store.settle(id, Envelope.State.SENT, "", now);
            case Carriage.Refused(var reason) -> store.settle(id, Envelope.State.FAILED, reason, now);
            case Carriage.Unanswered(var reason) -> {
                return unanswered(letter, reason, now);
            }
            case Carriage.Temporary(var reason) -> {
                store.requeue(id, reason);
                return Optional.of(Handling.nextAttempt(letter.attempts() + 1, now));
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> unanswered(StoredLetter letter, String reason, Instant now) {
        boolean again =
                letter.envelope().care() == Care.SECURITY && letter.attempts() + 1 < Handling.MOST_SECURITY_ATTEMPTS;
        if (again) {
            store.requeue(letter.envelope().id(), reason);
            return Optional.of(now);
        }
        store.settle(letter.envelope().id(), Envelope.State.UNKNOWN, reason, now);
        return Optional.empty();
    }
}
