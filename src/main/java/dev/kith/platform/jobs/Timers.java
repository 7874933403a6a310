package dev.kith.platform.jobs;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Makes somebody look at a row at a given time. There is one timer per kind and subject; setting it again moves it. */
@Component
public final class Timers {

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

    private final Tenant tenant;
    private final TimerStore store;
    private final ObjectProvider<TimerHandler> handlers;

    Timers(Tenant tenant, TimerStore store, ObjectProvider<TimerHandler> handlers) {
        this.tenant = tenant;
        this.store = store;
        this.handlers = handlers;
    }

    /** In the current transaction: look at this subject once {@code due} has come. */
    public void look(String kind, UUID subject, Instant due) {
        looks(kind, Map.of(subject, due));
    }

    public void looks(String kind, Map<UUID, Instant> dues) {
        if (!dues.isEmpty()) {
            store.set(kind, dues);
        }
    }

    public void forget(String kind, Collection<UUID> subjects) {
        if (!subjects.isEmpty()) {
            store.remove(kind, subjects);
        }
    }

    /** Handles everything that is due, and what that made due; says how many subjects were looked at. */
    public int runDue(Instant now) {
        return runDue(now, Optional.empty());
    }

    /** The same for one workspace alone. */
    public int runDue(WorkspaceId workspace, Instant now) {
        return runDue(now, Optional.of(workspace));
    }

    private int runDue(Instant now, Optional<WorkspaceId> only) {
        Map<String, TimerHandler> byKind =
                handlers.stream().collect(Collectors.toMap(TimerHandler::kind, Function.identity()));
        int all = 0;
        int round;
        do {
            round = 0;
            for (var queue : tenant.runAsWorker(() -> store.due(byKind.keySet(), now, only))) {
                round += turn(queue, Objects.requireNonNull(byKind.get(queue.kind())), now);
            }
            all += round;
        } while (round > 0);
        return all;
    }

    /** One batch. If it fails, each subject is tried alone, so that one bad row does not hold up the others. */
    private int turn(TimerStore.Queue queue, TimerHandler handler, Instant now) {
        try {
            return tenant.runAsWorker(() -> {
                tenant.next(queue.workspace());
                return handle(queue, handler, now, store.take(queue.kind(), now));
            });
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException away) {
            throw away;
        } catch (RuntimeException failed) {
            LOG.warn("timers of kind {} failed together; trying them one by one", queue.kind(), failed);
        }
        List<UUID> waiting = tenant.runAsWorker(() -> {
            tenant.next(queue.workspace());
            return store.waiting(queue.kind(), now);
        });
        waiting.forEach(subject -> alone(queue, handler, now, subject));
        return waiting.size();
    }

    private void alone(TimerStore.Queue queue, TimerHandler handler, Instant now, UUID subject) {
        try {
            tenant.runAsWorker(() -> {
                tenant.next(queue.workspace());
                return handle(queue, handler, now, store.take(queue.kind(), subject, now));
            });
        } catch (CannotCreateTransactionException | DataAccessResourceFailureException away) {
            throw away;
        } catch (RuntimeException failed) {
            LOG.error("timer of kind {} failed for {}; trying again later", queue.kind(), subject, failed);
            tenant.runAsWorker(() -> {
                tenant.next(queue.workspace());
                return store.postpone(queue.kind(), subject, now);
            });
        }
    }

    private static int handle(TimerStore.Queue queue, TimerHandler handler, Instant now, List<UUID> subjects) {
        if (!subjects.isEmpty()) {
            handler.due(queue.workspace(), subjects, now);
        }
        return subjects.size();
    }
}
