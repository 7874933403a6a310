package dev.kith.events;

import static java.util.stream.Collectors.toMap;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tally;
import dev.kith.platform.database.Tenant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Shows which events are in the log and had no effect, and settles them: handled once more, or let go. Nothing that came
 * after one of them waited for it.
 */
@Component
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Tenant tenant;
    private final DeadLetterStore store;
    private final LogReading reading;
    private final ShardTurn turn;
    private final InstantSource clock;

    DeadLetters(Tenant tenant, DeadLetterStore store, LogReading reading, ShardTurn turn, InstantSource clock) {
        this.tenant = tenant;
        this.store = store;
        this.reading = reading;
        this.turn = turn;
        this.clock = clock;
    }

    /** What failed, with the event as it was told, if the log still has it. */
    public record Unhandled(DeadLetter letter, Optional<LoggedEvent> event) {

        /** Its place, as {@link FailedPlace#after} reads it again. */
        public List<String> sortedBy() {
            return FailedPlace.of(letter).sortedBy();
        }
    }

    /** The latest failures first, after the given place. */
    public List<Unhandled> page(WorkspaceId workspace, FailedPlace from, int most) {
        return tenant.run(workspace, () -> {
            List<DeadLetter> letters = store.page(from, most);
            Map<LogPosition, LoggedEvent> told =
                    reading.at(letters.stream().map(DeadLetter::position).toList()).stream()
                            .collect(toMap(LoggedEvent::position, event -> event));
            return letters.stream()
                    .map(letter -> new Unhandled(letter, Optional.ofNullable(told.get(letter.position()))))
                    .toList();
        });
    }

    /** How many {@link #page} leads through. */
    public Tally count(WorkspaceId workspace) {
        return tenant.run(workspace, store::count);
    }

    /**
     * Handles one of them again, by the road every event goes: it takes effect once, however often and by how many people
     * this is asked.
     *
     * @param number where it stands in the log
     * @param actor who asked for it, for the server's log
     */
    public Retrial retry(WorkspaceId workspace, long number, String actor) {
        Retrial became = tried(workspace, number);
        LOG.info("failed event {} was tried again by {}: {}", number, actor, became);
        return became;
    }

    private Retrial tried(WorkspaceId workspace, long number) {
        try {
            return turn.again(workspace, number);
        } catch (ShardTurn.Failed failed) {
            Throwable why = Optional.ofNullable(failed.getCause()).orElse(failed);
            if (why instanceof RuntimeException trouble && (Setback.isPassing(trouble) || Setback.isCrowded(trouble))) {
                throw trouble;
            }
            LOG.warn("failed event {} fails again", number, why);
            return tenant.run(
                    workspace,
                    () -> store.addAttempt(number, why, clock.instant())
                            .<Retrial>flatMap(_ -> store.find(number)
                                    .map(letter -> new Retrial.FailedAgain(letter.error(), letter.attempts())))
                            .orElseGet(Retrial.NotThere::new));
        }
    }

    /** Lets one of them go for good: it stays in the log and never has an effect. Says whether it was still there. */
    public boolean discard(WorkspaceId workspace, long number, String actor) {
        boolean gone = tenant.run(workspace, () -> store.remove(number));
        if (gone) {
            LOG.info("failed event {} was discarded by {}", number, actor);
        }
        return gone;
    }
}
