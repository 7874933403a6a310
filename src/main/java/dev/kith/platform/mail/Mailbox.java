package dev.kith.platform.mail;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.kith.kernel.Ids;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tally;
import dev.kith.platform.database.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes letters, and shows the ones it has.
 *
 * <p>{@link #send} belongs into the transaction of the fact that the letter tells: both happen, or neither does. What
 * leaves the house is a job of its own.
 */
@Component
public final class Mailbox {

    private final LetterStore store;
    private final Stationery stationery;
    private final MailSettings settings;
    private final Workspaces workspaces;
    private final Tenant tenant;
    private final SchedulerClient deliveries;
    private final InstantSource clock;
    private final Ids ids;

    Mailbox(
            LetterStore store,
            Stationery stationery,
            MailSettings settings,
            Workspaces workspaces,
            Tenant tenant,
            SchedulerClient deliveries,
            InstantSource clock,
            Ids ids) {
        this.store = store;
        this.stationery = stationery;
        this.settings = settings;
        this.workspaces = workspaces;
        this.tenant = tenant;
        this.deliveries = deliveries;
        this.clock = clock;
        this.ids = ids;
    }

    /** Whether letters leave the house; if not, they are read in the console. */
    public boolean sends() {
        return settings.sends();
    }

    /** Keeps the letter in the current transaction. False if this workspace already wrote it. */
    public boolean send(WorkspaceId workspace, Letter letter) {
        return !send(workspace, List.of(letter)).isEmpty();
    }

    /** Keeps the letters in the current transaction; answers those that are new. Test data is never sent to anybody. */
    public List<LetterId> send(WorkspaceId workspace, List<Letter> letters) {
        Instant now = clock.instant();
        boolean leaves = settings.sends() && !workspaces.get(workspace).isTest();
        var state = leaves ? Envelope.State.QUEUED : Envelope.State.KEPT;
        Map<LetterId, Letter> named = new LinkedHashMap<>();
        letters.forEach(letter -> named.put(new LetterId(ids.next()), letter));
        List<LetterId> fresh = store.insert(named, state, now);
        if (leaves && !fresh.isEmpty()) {
            deliveries.scheduleBatch(
                    fresh.stream()
                            .<TaskInstance<?>>map(id -> LetterDelivery.task(workspace, id))
                            .toList(),
                    now);
        }
        return fresh;
    }

    /** The newest letters, newest first; further ones with the last id as {@code before}. */
    public List<Envelope> letters(WorkspaceId workspace, Optional<LetterId> before, int atMost) {
        return tenant.run(workspace, () -> store.newest(before, atMost));
    }

    /** How many {@link #letters} leads through. */
    public Tally count(WorkspaceId workspace) {
        return tenant.run(workspace, store::count);
    }

    public Optional<KeptLetter> letter(WorkspaceId workspace, LetterId id) {
        return tenant.run(workspace, () -> store.find(id))
                .map(stored -> new KeptLetter(stored.envelope(), stored.sheet(stationery)));
    }
}
